package tutti.engine;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Elements.DocCommentKind;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// What sources offer to others, as the compiler sees them, and what of it has no contract.
///
/// A public or protected type, constructor, method, field or enum constant has a `///` comment of its own, and a
/// record's comment names its components in backticks. Not asked for: what the compiler makes; what overrides, for
/// its contract is above; a record's canonical constructor and accessors, for theirs is the record's; what nobody
/// outside can reach.
final class PublicApi {
    private final Trees trees;
    private final Elements elements;
    private final List<String> uncommented = new ArrayList<>();
    private int size;

    /// The offer of `sources`, which compile with the class path of this JVM; else [IllegalArgumentException] with
    /// what the compiler says.
    PublicApi(Iterable<? extends JavaFileObject> sources) throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
        JavacTask task = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(null, null, diagnostics, options, null, sources);
        trees = Trees.instance(task);
        elements = task.getElements();
        for (Element element : task.analyze()) {
            if (element instanceof TypeElement type && type.getNestingKind() == NestingKind.TOP_LEVEL) examine(type);
        }
        for (Diagnostic<?> diagnostic : diagnostics.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                throw new IllegalArgumentException(diagnostic.toString());
            }
        }
    }

    /// How many types, members and record components want a comment.
    int size() {
        return size;
    }

    /// Those that have none, one line each.
    List<String> uncommented() {
        return List.copyOf(uncommented);
    }

    private void examine(Element element) {
        if (!isOffered(element)) return;
        if (!isSaidElsewhere(element)) {
            size++;
            if (!isCommented(element)) uncommented.add(element.getEnclosingElement() + " " + element);
        }
        if (element instanceof TypeElement type) type.getEnclosedElements().forEach(this::examine);
    }

    private static boolean isOffered(Element element) {
        return element instanceof RecordComponentElement
                || element.getModifiers().contains(Modifier.PUBLIC)
                || element.getModifiers().contains(Modifier.PROTECTED);
    }

    private boolean isSaidElsewhere(Element element) {
        return element instanceof ExecutableElement executable
                && (trees.getTree(executable) == null
                        || elements.getOrigin(executable) != Elements.Origin.EXPLICIT
                        || executable.getAnnotation(Override.class) != null
                        || elements.isCanonicalConstructor(executable)
                        || elements.recordComponentFor(executable) != null);
    }

    private boolean isCommented(Element element) {
        if (element instanceof RecordComponentElement component) {
            return Optional.ofNullable(component.getEnclosingElement())
                    .flatMap(this::comment)
                    .filter(comment -> comment.contains("`" + component.getSimpleName() + "`"))
                    .isPresent();
        }
        return elements.getDocCommentKind(element) == DocCommentKind.END_OF_LINE
                && comment(element).isPresent();
    }

    private Optional<String> comment(Element element) {
        return Optional.ofNullable(elements.getDocComment(element)).filter(comment -> !comment.isBlank());
    }
}
