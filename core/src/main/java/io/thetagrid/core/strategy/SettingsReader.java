package io.thetagrid.core.strategy;

import io.thetagrid.core.io.YamlNode;
import io.thetagrid.core.strategy.ProfileKeys.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a profile's mappings as {@link ProfileKeys} describes them; what is wrong is noted in the document. */
final class SettingsReader {

    private SettingsReader() {}

    static Settings read(YamlNode node, String path) {
        List<Entry> entries = ProfileKeys.under(path);
        node.rejectUnknown(entries.stream().map(ProfileKeys::name).toList());
        Map<String, Object> values = new LinkedHashMap<>();
        for (Entry entry : entries) {
            String name = ProfileKeys.name(entry);
            if (node.has(name) || entry.required()) {
                values.put(name, value(node, name, entry));
            }
        }
        return new Settings(path, values);
    }

    private static Object value(YamlNode parent, String name, Entry entry) {
        YamlNode node = parent.get(name);
        return switch (entry.kind()) {
            case TEXT -> node.text();
            case NUMBER -> node.number();
            case SHARE -> parent.number(name, Double.NaN, 0, 1);
            case AMOUNT -> amount(node);
            case WHOLE -> whole(node);
            case FLAG -> node.flag();
            case NUMBERS -> numbers(node);
            case MAPPING -> {
                if (!node.isPresent()) {
                    node.reject("a mapping");
                }
                yield read(node, entry.key().path());
            }
            case LIST -> list(node, entry.key().path());
        };
    }

    private static double amount(YamlNode node) {
        double value = node.number();
        if (value < 0) {
            node.reject("a number of 0 or more");
        }
        return value;
    }

    private static double whole(YamlNode node) {
        int value = node.integer();
        if (value < 0) {
            node.reject("a whole number of 0 or more");
        }
        return value;
    }

    private static List<Double> numbers(YamlNode node) {
        List<Double> values = new ArrayList<>();
        node.elements().forEach(element -> values.add(element.number()));
        return values;
    }

    private static List<Settings> list(YamlNode node, String path) {
        if (!node.isPresent()) {
            node.reject("a list");
        }
        List<Settings> values = new ArrayList<>();
        node.elements().forEach(element -> values.add(read(element, path)));
        return values;
    }
}
