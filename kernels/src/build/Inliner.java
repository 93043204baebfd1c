import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Copies static methods annotated {@code @Inline} into their callers, after javac: {@code java Inliner.java CLASSES PLAIN}.
 *
 * <p>HotSpot stops inlining small methods after about forty vector operations in one body, and then boxes every vector.
 * This step keeps the sources readable and gives HotSpot one flat body. Classes that change are first copied as javac
 * wrote them to PLAIN, where a test compares the two. Anything the step cannot do fails the build; running it twice
 * changes nothing.
 */
public final class Inliner {
    /** HotSpot never compiles a method of 8,000 bytes or more (-XX:HugeMethodLimit). */
    private static final int LARGEST_METHOD = 7_900;

    private record MethodKey(String owner, String name, String descriptor) {}

    private record Helper(ClassModel owner, MethodModel method) {}

    private final Path classesDirectory;
    private final Path plainDirectory;
    private final ClassFile classFile;
    private final Map<String, ClassModel> classes = new TreeMap<>();
    private final Map<MethodKey, Helper> helpers = new HashMap<>();
    private int callSites;

    private Inliner(Path classesDirectory, Path plainDirectory) {
        this.classesDirectory = classesDirectory;
        this.plainDirectory = plainDirectory;
        this.classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(this::open).orElse(ClassHierarchyResolver.defaultResolver())));
    }

    public static void main(String[] arguments) throws IOException {
        new Inliner(Path.of(arguments[0]), Path.of(arguments[1])).run();
    }

    private void run() throws IOException {
        try (var files = Files.walk(classesDirectory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                ClassModel model = classFile.parse(file);
                classes.put(model.thisClass().asInternalName(), model);
            }
        }
        for (ClassModel model : classes.values()) {
            for (MethodModel method : model.methods()) {
                if (isHelper(method)) {
                    helpers.put(key(method), new Helper(model, method));
                }
            }
        }
        Map<String, byte[]> rewritten = new TreeMap<>();
        for (ClassModel model : classes.values()) {
            if (model.methods().stream().anyMatch(this::callsHelper)) {
                rewritten.put(model.thisClass().asInternalName(), rewrite(model));
            }
        }
        for (var entry : rewritten.entrySet()) {
            Path file = classesDirectory.resolve(entry.getKey() + ".class");
            Path plain = plainDirectory.resolve(entry.getKey() + ".class");
            Files.createDirectories(plain.getParent());
            Files.write(plain, Files.readAllBytes(file));
            Files.write(file, entry.getValue());
        }
        System.out.println("@Inline: " + callSites + " calls in " + rewritten.size() + " classes");
    }

    /** The vector module's classes for the stack maps, this module's own first. */
    private InputStream open(ClassDesc type) {
        String descriptor = type.descriptorString();
        String file = descriptor.substring(1, descriptor.length() - 1) + ".class";
        Path vectorModule = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules/jdk.incubator.vector");
        try {
            for (Path root : List.of(classesDirectory, vectorModule)) {
                if (Files.exists(root.resolve(file))) {
                    return Files.newInputStream(root.resolve(file));
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isHelper(MethodModel method) {
        boolean marked = method.findAttribute(Attributes.runtimeInvisibleAnnotations())
                .map(a -> a.annotations().stream()
                        .anyMatch(x -> x.className().stringValue().endsWith("/Inline;")))
                .orElse(false);
        if (marked && (!method.flags().has(AccessFlag.STATIC) || method.flags().has(AccessFlag.SYNCHRONIZED))) {
            throw failure("%s must be static and not synchronized", describe(method));
        }
        return marked;
    }

    /** Helpers keep their own calls: what calls them gets both levels at once. */
    private boolean callsHelper(MethodModel method) {
        return !isHelper(method)
                && method.code()
                        .map(code -> code.elementStream()
                                .anyMatch(e -> e instanceof InvokeInstruction call && helper(call) != null))
                        .orElse(false);
    }

    private Helper helper(InvokeInstruction call) {
        return call.opcode() == Opcode.INVOKESTATIC
                ? helpers.get(new MethodKey(
                        call.owner().asInternalName(),
                        call.name().stringValue(),
                        call.type().stringValue()))
                : null;
    }

    private byte[] rewrite(ClassModel model) {
        byte[] bytes = classFile.transformClass(
                model,
                ClassTransform.transformingMethods(
                        this::callsHelper,
                        (methodBuilder, element) -> {
                            if (element instanceof CodeModel code) {
                                methodBuilder.withCode(builder -> new Expansion(model, builder).expand(code));
                            } else {
                                methodBuilder.with(element);
                            }
                        }));
        for (VerifyError error : classFile.verify(bytes)) {
            throw failure("%s", error.getMessage());
        }
        return bytes;
    }

    /** One kernel method being written out flat. */
    private final class Expansion {
        private final ClassModel kernelClass;
        private final CodeBuilder builder;
        private final Deque<String> path = new ArrayDeque<>();
        private int size;

        Expansion(ClassModel kernelClass, CodeBuilder builder) {
            this.kernelClass = kernelClass;
            this.builder = builder;
        }

        void expand(CodeModel kernel) {
            MethodModel method = kernel.parent().orElseThrow();
            path.push(describe(method));
            copy(kernel, 0, null);
            if (size > LARGEST_METHOD) {
                throw failure("%s has %d bytes; HotSpot compiles none over 8,000", describe(method), size);
            }
        }

        /** Writes a body with its locals moved up by {@code base}; a helper's last return falls through to {@code end}. */
        private void copy(CodeModel body, int base, Label end) {
            Map<Label, Label> labels = new HashMap<>();
            UnaryOperator<Label> moved = label -> labels.computeIfAbsent(label, _ -> builder.newLabel());
            int free = base + ((CodeAttribute) body).maxLocals();
            List<CodeElement> elements = body.elementList();
            int last = elements.size() - 1;
            while (!(elements.get(last) instanceof Instruction)) {
                last--;
            }
            boolean inHelper = end != null;
            for (int n = 0; n < elements.size(); n++) {
                switch (elements.get(n)) {
                    case LabelTarget target -> builder.labelBinding(moved.apply(target.label()));
                    case LineNumber line -> {
                        if (!inHelper) {
                            builder.with(line);
                        }
                    }
                    case LocalVariable variable -> {
                        if (!inHelper) {
                            builder.with(LocalVariable.of(
                                    variable.slot(),
                                    variable.name(),
                                    variable.type(),
                                    moved.apply(variable.startScope()),
                                    moved.apply(variable.endScope())));
                        }
                    }
                    case ExceptionCatch handler -> {
                        if (inHelper) {
                            throw failure("%s catches; a helper may not", path.peek());
                        }
                        builder.with(ExceptionCatch.of(
                                moved.apply(handler.handler()),
                                moved.apply(handler.tryStart()),
                                moved.apply(handler.tryEnd()),
                                handler.catchType()));
                    }
                    case LoadInstruction load -> write(LoadInstruction.of(load.typeKind(), load.slot() + base));
                    case StoreInstruction store -> write(StoreInstruction.of(store.typeKind(), store.slot() + base));
                    case IncrementInstruction inc -> write(IncrementInstruction.of(inc.slot() + base, inc.constant()));
                    case BranchInstruction branch ->
                        write(BranchInstruction.of(branch.opcode(), moved.apply(branch.target())));
                    case TableSwitchInstruction table ->
                        write(TableSwitchInstruction.of(
                                table.lowValue(),
                                table.highValue(),
                                moved.apply(table.defaultTarget()),
                                cases(table.cases(), moved)));
                    case LookupSwitchInstruction lookup ->
                        write(LookupSwitchInstruction.of(
                                moved.apply(lookup.defaultTarget()), cases(lookup.cases(), moved)));
                    case ReturnInstruction _ when inHelper -> {
                        if (n < last) {
                            write(BranchInstruction.of(Opcode.GOTO, end));
                        }
                    }
                    case InvokeInstruction call when helper(call) != null -> copyHelper(call, free);
                    case InvokeDynamicInstruction _ when inHelper ->
                        throw failure("%s has a lambda, string concatenation or pattern switch", path.peek());
                    case InvokeInstruction call -> {
                        requireAccess(call.owner().asInternalName(), call.name().stringValue(), inHelper);
                        write(call);
                    }
                    case FieldInstruction field -> {
                        requireAccess(field.owner().asInternalName(), field.name().stringValue(), inHelper);
                        write(field);
                    }
                    case Instruction instruction -> write(instruction);
                    default -> {} // stack maps are made anew; the rest is debugging detail
                }
            }
        }

        private void copyHelper(InvokeInstruction call, int free) {
            Helper helper = helper(call);
            String name = describe(helper.method());
            if (path.contains(name)) {
                throw failure("%s calls itself", name);
            }
            int slot = free;
            List<Instruction> parameters = new ArrayList<>();
            for (ClassDesc parameter : call.typeSymbol().parameterList()) {
                TypeKind kind = TypeKind.from(parameter);
                parameters.addFirst(StoreInstruction.of(kind, slot));
                slot += kind.slotSize();
            }
            parameters.forEach(this::write);
            Label end = builder.newLabel();
            path.push(name);
            copy(helper.method().code().orElseThrow(), free, end);
            path.pop();
            builder.labelBinding(end);
            callSites++;
        }

        private void write(Instruction instruction) {
            builder.with(instruction);
            size += instruction.sizeInBytes();
        }

        /** What a helper touches must be reachable from the class it is copied into. */
        private void requireAccess(String owner, String member, boolean inHelper) {
            ClassModel model = classes.get(owner);
            if (!inHelper || model == null || model == kernelClass) {
                return;
            }
            boolean samePackage = packageOf(owner).equals(packageOf(kernelClass.thisClass().asInternalName()));
            boolean reachable = samePackage || model.flags().has(AccessFlag.PUBLIC);
            for (var field : model.fields()) {
                if (field.fieldName().equalsString(member)) {
                    reachable &= reachable(field.flags().flags(), samePackage);
                }
            }
            for (var method : model.methods()) {
                if (method.methodName().equalsString(member)) {
                    reachable &= reachable(method.flags().flags(), samePackage);
                }
            }
            if (!reachable) {
                throw failure("%s uses %s.%s, which %s may not", path.peek(), owner, member, path.peekLast());
            }
        }

        private static boolean reachable(java.util.Set<AccessFlag> flags, boolean samePackage) {
            return flags.contains(AccessFlag.PUBLIC) || samePackage && !flags.contains(AccessFlag.PRIVATE);
        }
    }

    private static List<SwitchCase> cases(List<SwitchCase> cases, UnaryOperator<Label> moved) {
        return cases.stream()
                .map(c -> SwitchCase.of(c.caseValue(), moved.apply(c.target())))
                .toList();
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, internalName.lastIndexOf('/') + 1);
    }

    private static MethodKey key(MethodModel method) {
        return new MethodKey(
                method.parent().orElseThrow().thisClass().asInternalName(),
                method.methodName().stringValue(),
                method.methodType().stringValue());
    }

    private static String describe(MethodModel method) {
        MethodKey key = key(method);
        return key.owner() + "." + key.name() + key.descriptor();
    }

    private static IllegalStateException failure(String format, Object... arguments) {
        return new IllegalStateException("@Inline: " + format.formatted(arguments));
    }
}
