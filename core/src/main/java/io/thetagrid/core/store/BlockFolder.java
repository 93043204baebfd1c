package io.thetagrid.core.store;

import io.thetagrid.core.io.AtomicFile;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.risk.BlockStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Blocks as files of one run, in a folder named by the run's fingerprint: what another input computed is never taken. A file
 * appears when it is complete; one that was damaged is computed again.
 *
 * <p>Of a file: "TGB1", rows and columns as big-endian integers, the values row by row as big-endian doubles, CRC-32C of all that.
 */
public final class BlockFolder implements BlockStore {
    private static final int MAGIC = 0x54474231;
    private static final int HEADER = 3 * Integer.BYTES;
    private static final String EXTENSION = ".block";

    private final List<Path> folders;
    /** Whether shards have computed all that shards compute. */
    private final boolean merged;

    private BlockFolder(List<Path> folders, boolean merged) {
        this.folders = folders;
        this.merged = merged;
    }

    /** Blocks in a folder, which is made where it is missing. */
    public static BlockFolder in(Path folder, String fingerprint) {
        return new BlockFolder(List.of(folder.resolve(fingerprint)), false);
    }

    /**
     * Blocks of shards' folders.
     *
     * @throws BadInputException where a folder has none of this run
     */
    public static BlockFolder merged(List<Path> folders, String fingerprint) {
        List<Path> ofRun =
                folders.stream().map(folder -> folder.resolve(fingerprint)).toList();
        List<Problem> problems = ofRun.stream()
                .filter(folder -> !Files.isDirectory(folder))
                .map(folder -> new Problem(
                        folder.getParent().toString(),
                        0,
                        "",
                        "no blocks of this run",
                        "a folder that 'risk --shard' filled from the same book, data and options (" + fingerprint
                                + ")"))
                .toList();
        if (!problems.isEmpty()) {
            throw new BadInputException(problems);
        }
        return new BlockFolder(ofRun, true);
    }

    @Override
    public double[][] block(String name, Supplier<double[][]> compute) {
        if (!merged) {
            return tail(name, compute);
        }
        return folders.stream()
                .map(folder -> read(folder.resolve(name + EXTENSION)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new BadInputException(new Problem(
                        folders.getFirst().getParent().toString(),
                        0,
                        "",
                        "no block " + name,
                        "it here or in another of the folders: a shard has not run, or not to its end")));
    }

    @Override
    public double[][] tail(String name, Supplier<double[][]> compute) {
        Path file = folders.getFirst().resolve(name + EXTENSION);
        return read(file).orElseGet(() -> {
            double[][] computed = compute.get();
            write(file, computed);
            return computed;
        });
    }

    /** Removes the run's blocks. */
    public void delete() {
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                    Files.delete(folder);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static void write(Path file, double[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + rows.length * columns * Double.BYTES + Integer.BYTES);
        bytes.putInt(MAGIC).putInt(rows.length).putInt(columns);
        for (double[] row : rows) {
            bytes.asDoubleBuffer().put(row);
            bytes.position(bytes.position() + columns * Double.BYTES);
        }
        bytes.putInt(checksum(bytes));
        try {
            AtomicFile.write(file, temporary -> Files.write(temporary, bytes.array()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of what lies before the position. */
    private static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.duplicate().flip());
        return (int) checksum.getValue();
    }

    /** Empty where there is no such file, or not all of it. */
    private static Optional<double[][]> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bytes.limit() < HEADER + Integer.BYTES || bytes.getInt() != MAGIC) {
            return Optional.empty();
        }
        int rows = bytes.getInt();
        int columns = bytes.getInt();
        long length = HEADER + (long) rows * columns * Double.BYTES + Integer.BYTES;
        if (rows < 0 || columns < 0 || bytes.limit() != length) {
            return Optional.empty();
        }
        bytes.position(bytes.limit() - Integer.BYTES);
        if (checksum(bytes) != bytes.getInt()) {
            return Optional.empty();
        }
        double[][] values = new double[rows][columns];
        bytes.position(HEADER);
        for (double[] row : values) {
            bytes.asDoubleBuffer().get(row);
            bytes.position(bytes.position() + columns * Double.BYTES);
        }
        return Optional.of(values);
    }
}
