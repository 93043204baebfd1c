package io.thetagrid.core.io;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Turns a YAML text into its tree of nodes, if it is one plain document. */
final class YamlDocument {
    private static final int DEEPEST = 20;

    private YamlDocument() {}

    /**
     * The document's root.
     *
     * @throws BadInputException where the text is no YAML, more than one document, or a trap
     */
    static Node compose(String file, String text) {
        LoadSettings settings =
                LoadSettings.builder().setLabel(file).setUseMarks(true).build();
        try {
            checkShape(file, new Parse(settings).parseString(text));
            return new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> new BadInputException(new Problem(file, 0, "", "no content", "a mapping")));
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            throw new BadInputException(new Problem(
                    file,
                    mark.map(m -> m.getLine() + 1).orElse(0),
                    mark.map(m -> String.valueOf(m.getColumn() + 1)).orElse(""),
                    e.getProblem(),
                    "well-formed YAML"));
        } catch (YamlEngineException e) {
            throw new BadInputException(new Problem(file, 0, "", e.getMessage(), "well-formed YAML"));
        }
    }

    /** Aliases can make a short text expand without end, and deep nesting exhausts the stack: neither has a use here. */
    private static void checkShape(String file, Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            switch (event) {
                case AliasEvent alias -> refuse(file, alias, "*" + alias.getAlias(), "the value itself: no aliases");
                case CollectionStartEvent start -> {
                    depth++;
                    if (depth > DEEPEST) {
                        refuse(file, start, "deeper nesting", "at most " + DEEPEST + " levels");
                    }
                }
                case CollectionEndEvent _ -> depth--;
                default -> {}
            }
        }
    }

    private static void refuse(String file, Event event, String value, String expected) {
        Optional<Mark> mark = event.getStartMark();
        throw new BadInputException(new Problem(
                file,
                mark.map(m -> m.getLine() + 1).orElse(0),
                mark.map(m -> String.valueOf(m.getColumn() + 1)).orElse(""),
                value,
                expected));
    }
}
