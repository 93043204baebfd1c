package io.thetagrid.core.risk;

import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.scenario.ScenarioSet;
import io.thetagrid.core.scenario.Shocks;
import io.thetagrid.kernels.backend.Accuracy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Names a run by what its scenarios' P&amp;L depends on: the files, the settings, the formulas' version, and each set's first block of
 * shocks, which shows whatever the command line changed of market and model.
 */
final class RunFingerprint {
    /** Of the digest: as long as no two runs of one folder are likely to share it. */
    private static final int BYTES = 8;

    private final MessageDigest digest;

    private RunFingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Sixteen hexadecimal digits. */
    static String of(PricedBook priced, List<ScenarioSet> sets, Accuracy accuracy, Exactness exactness) {
        RunFingerprint fingerprint = new RunFingerprint();
        fingerprint.add(ModelVersion.CURRENT);
        priced.book().inputs().stream().map(InputFile::sha256).forEach(fingerprint::add);
        fingerprint.add(priced.book().market().asOf().toString());
        fingerprint.add(priced.book().risk().toString());
        fingerprint.add(accuracy.name());
        fingerprint.add(exactness.name());
        for (ScenarioSet set : sets) {
            fingerprint.add(set.method().label() + " " + set.horizon() + " " + set.scenarios());
            if (set.scenarios() > 0) {
                fingerprint.add(ScenarioBlock.of(set).getFirst().shocks());
            }
        }
        return HexFormat.of().formatHex(fingerprint.digest.digest(), 0, BYTES);
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private void add(Shocks shocks) {
        shocks.byUnderlying().forEach((symbol, each) -> {
            add(symbol);
            add(each.logSpot());
            add(each.logVolatility());
            add(each.rateShift());
        });
    }

    private void add(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
        bytes.asDoubleBuffer().put(values);
        digest.update(bytes.array());
    }
}
