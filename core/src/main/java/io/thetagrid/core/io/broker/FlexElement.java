package io.thetagrid.core.io.broker;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.Problems;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a Flex document: all that it says stands in its attributes.
 *
 * @param line on which its tag ends
 * @param number its place among all elements, which tells two on one line apart
 * @param rejected the numbers of all elements with a problem
 */
record FlexElement(
        String name, long line, int number, Map<String, String> attributes, Problems problems, Set<Integer> rejected) {

    /**
     * Reads a document's elements.
     *
     * @throws BadInputException where it is no well-formed XML, or declares a document type: entities could refer to other
     *     files, or grow without bound
     */
    static List<FlexElement> read(InputText input, Problems problems) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<FlexElement> elements = new ArrayList<>();
        Set<Integer> rejected = new HashSet<>();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(input.text()));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new BadInputException(
                            new Problem(input.file().path(), line(reader), "", "a document type", "XML without one"));
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    elements.add(element(reader, elements.size(), problems, rejected));
                }
            }
            return elements;
        } catch (XMLStreamException e) {
            long line = e.getLocation() == null ? 0 : Math.max(e.getLocation().getLineNumber(), 0);
            throw new BadInputException(new Problem(
                    input.file().path(),
                    line,
                    "",
                    String.valueOf(e.getMessage()).replaceAll("\\s+", " "),
                    "XML"));
        }
    }

    private static FlexElement element(XMLStreamReader reader, int number, Problems problems, Set<Integer> rejected) {
        Map<String, String> attributes = HashMap.newHashMap(reader.getAttributeCount());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(
                    reader.getAttributeLocalName(i), reader.getAttributeValue(i).strip());
        }
        return new FlexElement(reader.getLocalName(), line(reader), number, attributes, problems, rejected);
    }

    private static long line(XMLStreamReader reader) {
        return Math.max(reader.getLocation().getLineNumber(), 0);
    }

    /** An attribute's value; empty where there is none. */
    String raw(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    boolean has(String attribute) {
        return !raw(attribute).isEmpty();
    }

    void reject(String attribute, String expected) {
        rejected.add(number);
        problems.add(line, attribute, raw(attribute), expected);
    }

    BigDecimal decimal(String attribute) {
        Optional<BigDecimal> value = Decimals.parse(raw(attribute));
        if (value.isEmpty()) {
            reject(attribute, "a decimal");
        }
        return value.orElse(BigDecimal.ZERO);
    }

    BigDecimal decimalOrZero(String attribute) {
        return has(attribute) ? decimal(attribute) : BigDecimal.ZERO;
    }

    Optional<BigDecimal> optional(String attribute) {
        return has(attribute) ? Optional.of(decimal(attribute)) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlexElement element && element.number == number;
    }

    @Override
    public int hashCode() {
        return number;
    }
}
