package io.thetagrid.cli.command;

import io.thetagrid.cli.format.ResultDocument;
import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.cli.report.AuditJson;
import io.thetagrid.cli.report.AuditMarkdown;
import io.thetagrid.cli.report.AuditTables;
import io.thetagrid.cli.report.AuditText;
import io.thetagrid.core.strategy.Profile;
import io.thetagrid.core.strategy.Profiles;
import io.thetagrid.core.strategy.audit.AuditMarket;
import io.thetagrid.core.strategy.audit.Finding;
import io.thetagrid.core.strategy.audit.Plan;
import io.thetagrid.core.strategy.audit.PlanAudit;
import io.thetagrid.core.strategy.audit.Plans;
import io.thetagrid.kernels.backend.Backends;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Recomputes what the strategy documents claim. */
@Command(
        name = "audit",
        description = "Recomputes every claim of the strategy documents and says which of them hold.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class AuditCommand implements Callable<Integer> {
    private final Streams streams;

    @Option(
            names = "--only",
            paramLabel = "ID",
            split = ",",
            description = "only these claims, in full; several separated by commas")
    private List<Integer> only = List.of();

    @Option(
            names = "--spot",
            paramLabel = "PRICE",
            description = "price of the stock where a claim needs one (default: 2.40)")
    private Double spot;

    @Option(
            names = "--volatility",
            paramLabel = "VOL",
            description = "volatility of its options per 1.00 (default: 4.2517, which is 425.17 %%)")
    private Double volatility;

    @Option(
            names = "--profile",
            paramLabel = "NAME|PATH",
            description = "hold every document to this profile's rules instead of its own")
    private String profile;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            converter = Choice.OfAuditFormat.class,
            description = "table for a person (default), json, csv or markdown, on standard output")
    private AuditFormat format;

    @Option(names = "--no-color", description = "no colours, as NO_COLOR in the environment does")
    private boolean noColor;

    @Mixin
    private FileOptions files;

    AuditCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        List<Plan> plans = Plans.all();
        AuditMarket market = market();
        List<Finding> findings = chosen(new PlanAudit(market, rules(plans)).findings(plans));
        ResultDocument document = new ResultDocument(json -> AuditJson.write(json, market, findings));
        // A few hundred options in all: the scalar kernels, one thread.
        RunInfo info = RunInfo.since(start, Backends.choose("scalar", 0), 1);
        files.write(document, info, files.folder == null ? Map.of() : Map.of("claims", AuditTables.claims(findings)));
        switch (format) {
            case JSON -> streams.out().writeBytes(document.resultAlone());
            case CSV -> streams.csv(AuditTables.claims(findings));
            case MARKDOWN -> streams.out().print(AuditMarkdown.render(plans, market, findings));
            case TABLE -> {
                AuditText text = new AuditText(OutputOptions.style(streams, noColor));
                streams.out()
                        .print(only.isEmpty() ? text.page(plans, market, findings) : text.details(plans, findings));
            }
        }
        return ExitCode.DONE;
    }

    private AuditMarket market() {
        AuditMarket market = AuditMarket.DEFAULT;
        if (spot != null) {
            market = market.withSpot(positive("--spot", spot));
        }
        if (volatility != null) {
            market = market.withVolatility(positive("--volatility", volatility));
        }
        return market;
    }

    private static double positive(String option, double value) {
        if (!Double.isFinite(value) || value <= 0) {
            throw new UsageException(option + ": expected a number above 0, got " + value);
        }
        return value;
    }

    private Function<Plan, Profile> rules(List<Plan> plans) {
        if (profile != null) {
            Profile given = Profiles.of(profile);
            return plan -> given;
        }
        Map<String, Profile> shipped = plans.stream()
                .map(Plan::profile)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), Profiles::of));
        return plan -> shipped.get(plan.profile());
    }

    private List<Finding> chosen(List<Finding> findings) {
        if (only.isEmpty()) {
            return findings;
        }
        List<Integer> ids =
                findings.stream().map(finding -> finding.claim().id()).toList();
        for (int id : only) {
            if (!ids.contains(id)) {
                throw new UsageException("--only: there is no claim " + id + "; they go from 1 to " + ids.size());
            }
        }
        return findings.stream()
                .filter(finding -> only.contains(finding.claim().id()))
                .toList();
    }
}
