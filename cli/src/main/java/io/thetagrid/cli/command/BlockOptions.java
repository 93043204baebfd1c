package io.thetagrid.cli.command;

import io.thetagrid.core.risk.BlockStore;
import io.thetagrid.core.risk.Shard;
import io.thetagrid.core.store.BlockFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where a long run keeps what it has computed, and how several machines share one. */
final class BlockOptions {

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description =
                    "keeps computed blocks of scenarios there: the same command, stopped at any moment, goes on from"
                            + " them; they go when the run has ended")
    private Path resume;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            converter = ShardConverter.class,
            description =
                    "computes the I-th of N shares of the blocks, leaves them in the folder of --resume, and reports"
                            + " nothing")
    Shard shard;

    @Option(
            names = "--merge",
            paramLabel = "DIR",
            description = "reports what shards have left in these folders (may be given several times)")
    private List<Path> merge = List.of();

    private BlockFolder folder;

    /** Reads {@code I/N}. */
    static final class ShardConverter implements ITypeConverter<Shard> {
        @Override
        public Shard convert(String value) {
            String[] parts = value.split("/", -1);
            try {
                return new Shard(Integer.parseInt(parts[0]), Integer.parseInt(parts[parts.length == 2 ? 1 : 0]));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("expected I/N with 1 <= I <= N, such as 2/8, got '" + value + "'");
            }
        }
    }

    void check() {
        if (shard != null && resume == null) {
            throw new UsageException("--shard leaves its blocks in a folder: give one with --resume DIR");
        }
        if (!merge.isEmpty() && resume != null) {
            throw new UsageException("--merge reads what --resume and --shard left: give the one or the other");
        }
    }

    /** Stores of runs by their fingerprints; empty where nothing is kept. */
    Optional<Function<String, BlockStore>> stores() {
        return resume == null && merge.isEmpty() ? Optional.empty() : Optional.of(this::store);
    }

    private BlockStore store(String fingerprint) {
        folder = merge.isEmpty() ? BlockFolder.in(resume, fingerprint) : BlockFolder.merged(merge, fingerprint);
        return folder;
    }

    /** Removes what a finished run of its own has kept; shards' blocks stay. */
    void clear() {
        if (folder != null && shard == null && merge.isEmpty()) {
            folder.delete();
        }
    }
}
