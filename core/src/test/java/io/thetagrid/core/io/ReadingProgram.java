package io.thetagrid.core.io;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;

/** Reads one file in a process of its own, whose heap is as small as the test wants, and says how it ended. */
final class ReadingProgram {

    private ReadingProgram() {}

    /**
     * Reads it.
     *
     * @param args the file, and what to read it as: {@code input} or {@code table}
     */
    public static void main(String[] args) {
        String end;
        try {
            Input input = Input.read(Path.of(args[0]), "hostile");
            if (args[1].equals("table")) {
                TextTable.of(input).rows().forEach(TableRow::line);
            }
            end = "read " + input.getClass().getSimpleName();
        } catch (BadInputException e) {
            end = "refused: " + e.getMessage();
        }
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        System.out.println(end + " (peak " + (peak >> 20) + " MB)");
    }
}
