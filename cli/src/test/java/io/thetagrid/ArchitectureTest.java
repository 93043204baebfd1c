package io.thetagrid;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Problem;
import java.util.Set;

/** The arrows between the modules and the bans that keep results the same on every machine. */
@AnalyzeClasses(packages = "io.thetagrid", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> PLATFORM_DEPENDENT = Set.of(
            "exp", "expm1", "log", "log1p", "log10", "pow", "cbrt", "sin", "cos", "tan", "asin", "acos", "atan",
            "atan2", "sinh", "cosh", "tanh", "hypot");

    private static final Set<String> SLOW_LANEWISE = Set.of(
            "EXP", "EXPM1", "LOG", "LOG1P", "LOG10", "POW", "CBRT", "SIN", "COS", "TAN", "ASIN", "ACOS", "ATAN",
            "ATAN2", "SINH", "COSH", "TANH", "HYPOT");

    @ArchTest
    static final ArchRule modulesPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("native")
            .definedBy("io.thetagrid.device..")
            .layer("kernels")
            .definedBy("io.thetagrid.kernels..")
            .layer("core")
            .definedBy("io.thetagrid.core..")
            .layer("cli")
            .definedBy("io.thetagrid.cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("core")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("kernels")
            .mayOnlyBeAccessedByLayers("core", "cli")
            .whereLayer("native")
            .mayOnlyBeAccessedByLayers("kernels", "cli");

    @ArchTest
    static final ArchRule kernelsKnowNumbersOnly = noClasses()
            .that()
            .resideInAPackage("io.thetagrid.kernels..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.time..", "java.nio.file..", "java.util.logging..", "java.text..", "java.net..")
            .because("dates, files and logs belong to core and cli");

    @ArchTest
    static final ArchRule coreKnowsNoHardware = noClasses()
            .that()
            .resideInAPackage("io.thetagrid.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jdk.incubator..", "jcuda..", "org.lwjgl..")
            .because("core reaches hardware through kernels.backend alone");

    @ArchTest
    static final ArchRule formulasNeverLiveInCli = noClasses()
            .that()
            .resideInAPackage("io.thetagrid.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.thetagrid.kernels.math..", "io.thetagrid.kernels.blackscholes..",
                    "io.thetagrid.kernels.american..", "io.thetagrid.kernels.impliedvol..",
                    "io.thetagrid.kernels.revaluation..", "io.thetagrid.kernels.random..")
            .because("cli reads, calls and prints");

    @ArchTest
    static final ArchRule domainDoesNotKnowFiles = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.thetagrid.core.instrument..",
                    "io.thetagrid.core.market..",
                    "io.thetagrid.core.pricing..",
                    "io.thetagrid.core.risk..",
                    "io.thetagrid.core.exercise..",
                    "io.thetagrid.core.margin..",
                    "io.thetagrid.core.ledger..")
            .should()
            .dependOnClassesThat(reader())
            .because("io depends on the domain, never the reverse");

    @ArchTest
    static final ArchRule transcendentalsAreOurOwn = noClasses()
            .that()
            .resideOutsideOfPackage("io.thetagrid.kernels.math..")
            .should()
            .accessTargetWhere(access(Math.class.getName(), PLATFORM_DEPENDENT))
            .because("java.lang.Math's bits differ between platforms");

    @ArchTest
    static final ArchRule noSlowVectorFunctions = noClasses()
            .should()
            .accessTargetWhere(access("jdk.incubator.vector.VectorOperators", SLOW_LANEWISE))
            .because("they are slow and differ between interpreted and compiled code");

    private static DescribedPredicate<JavaClass> reader() {
        return new DescribedPredicate<>("are readers or writers of files") {
            @Override
            public boolean test(JavaClass type) {
                return type.getPackageName().startsWith("io.thetagrid.core.io")
                        && !type.isEquivalentTo(Problem.class)
                        && !type.isEquivalentTo(BadInputException.class)
                        && !type.isEquivalentTo(InputFile.class);
            }
        };
    }

    private static DescribedPredicate<JavaAccess<?>> access(String owner, Set<String> members) {
        return new DescribedPredicate<>("the target is one of " + owner + "." + members) {
            @Override
            public boolean test(JavaAccess<?> access) {
                return access.getTargetOwner().getName().equals(owner) && members.contains(access.getName());
            }
        };
    }
}
