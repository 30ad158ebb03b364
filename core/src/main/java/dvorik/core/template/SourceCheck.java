package dvorik.core.template;

import dvorik.core.template.Fault.Reason;
import dvorik.core.text.Language;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.Node;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RootNode;
import io.pebbletemplates.pebble.node.TestInvocationExpression;
import io.pebbletemplates.pebble.node.TextNode;
import io.pebbletemplates.pebble.node.expression.AndExpression;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.node.expression.ConcatenateExpression;
import io.pebbletemplates.pebble.node.expression.ContextVariableExpression;
import io.pebbletemplates.pebble.node.expression.EqualsExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.node.expression.FunctionOrMacroInvocationExpression;
import io.pebbletemplates.pebble.node.expression.LiteralBooleanExpression;
import io.pebbletemplates.pebble.node.expression.LiteralIntegerExpression;
import io.pebbletemplates.pebble.node.expression.LiteralLongExpression;
import io.pebbletemplates.pebble.node.expression.LiteralNullExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.node.expression.NegativeTestExpression;
import io.pebbletemplates.pebble.node.expression.NotEqualsExpression;
import io.pebbletemplates.pebble.node.expression.OrExpression;
import io.pebbletemplates.pebble.node.expression.PositiveTestExpression;
import io.pebbletemplates.pebble.node.expression.TernaryExpression;
import io.pebbletemplates.pebble.node.expression.UnaryNotExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Walks a template along every way its conditions can take: only what is known to be harmless may stand in it, and on each
 * way its markup must be whole and its text short enough, whatever the values are.
 */
final class SourceCheck {
    /** Of the source, characters. */
    static final int LONGEST_SOURCE = 8_000;

    private static final int MOST_FAULTS = 20;
    private static final int DEEPEST = 40;
    private static final int NUMBER = 11;
    private static final Pattern UNKNOWN_TAG = Pattern.compile("Unexpected tag name \"([^\"]{1,40})");

    private final ClosedPebble pebble;
    private final Language language;
    private final Map<String, Integer> variables;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> names = new TreeSet<>();
    private boolean markupBroken;

    /** @param variables that may be used, with the length their values may come to */
    SourceCheck(ClosedPebble pebble, Language language, Map<String, Integer> variables) {
        this.pebble = pebble;
        this.language = language;
        this.variables = variables;
    }

    /** @param longest of the text without its markup, characters */
    List<Fault> check(String source, int longest) {
        if (source.length() > LONGEST_SOURCE) {
            return List.of(new Fault(language, 0, Reason.TOO_LONG, Integer.toString(LONGEST_SOURCE)));
        }
        try {
            var root = ((RootNode) pebble.read(source).getRootNode()).getBody();
            var markup = new Markup();
            body(root, markup, 0);
            if (!markupBroken) {
                end(markup, longest, source);
            }
        } catch (PebbleException e) {
            add(line(e), e);
        } catch (StackOverflowError e) {
            add(1, Reason.TOO_DEEP, "");
        }
        return List.copyOf(faults);
    }

    /** @return the names of all variables that were met */
    Set<String> names() {
        return Set.copyOf(names);
    }

    private void end(Markup markup, int longest, String source) {
        try {
            markup.end();
        } catch (Markup.Broken broken) {
            add(broken);
            return;
        }
        if (markup.length() > longest) {
            add((int) source.lines().count(), Reason.RESULT_TOO_LONG, Integer.toString(longest));
        }
    }

    private void body(BodyNode body, Markup markup, int depth) {
        if (depth > DEEPEST) {
            add(body.getLineNumber(), Reason.TOO_DEEP, "");
            return;
        }
        for (var node : body.getChildren()) {
            switch (node) {
                case TextNode text -> {
                    var words = new String(text.getData());
                    // the engine counts to the end of it
                    int begins = text.getLineNumber()
                            - (int) words.chars().filter(c -> c == '\n').count();
                    feed(markup, () -> markup.words(words, Math.max(1, begins)));
                }
                case PrintNode print -> {
                    int length = printed(print.getExpression(), depth);
                    feed(markup, () -> markup.value(length, print.getLineNumber()));
                }
                case IfNode condition -> condition(condition, markup, depth);
                case BodyNode inner -> body(inner, markup, depth + 1);
                default -> add(1, Reason.FORBIDDEN_TAG, name(node));
            }
        }
    }

    private void condition(IfNode condition, Markup markup, int depth) {
        var before = markup.copy();
        if (before.isInTag()) {
            broken(condition.getLineNumber(), "if");
        }
        int longest = before.length();
        var branches = new ArrayList<BodyNode>();
        for (var branch : condition.getConditionsWithBodies()) {
            expression(branch.getLeft(), depth + 1);
            branches.add(branch.getRight());
        }
        if (condition.getElseBody() != null) {
            branches.add(condition.getElseBody());
        }
        for (var branch : branches) {
            var after = before.copy();
            body(branch, after, depth + 1);
            if (!markupBroken && !after.isAtSamePoint(before)) {
                broken(branch.getLineNumber(), "if");
            }
            longest = Math.max(longest, after.length());
        }
        markup.atLeast(longest);
    }

    private interface Feeding {
        void run() throws Markup.Broken;
    }

    /** What follows broken markup would only be complained about in vain. */
    private void feed(Markup markup, Feeding feeding) {
        if (markupBroken) {
            return;
        }
        try {
            feeding.run();
        } catch (Markup.Broken broken) {
            markupBroken = true;
            add(broken);
        }
    }

    private void broken(int line, String what) {
        if (!markupBroken) {
            markupBroken = true;
            add(line, Reason.TORN_MARKUP, what);
        }
    }

    /** @return the length it may come to */
    private int printed(Expression<?> expression, int depth) {
        return switch (expression) {
            case LiteralStringExpression literal -> {
                // the engine takes it for safe
                if (literal.getValue().matches("(?s).*[<>&\"'].*")) {
                    add(literal.getLineNumber(), Reason.MARKUP_IN_EXPRESSION, literal.getValue());
                }
                yield literal.getValue().length();
            }
            case ConcatenateExpression both
            when depth <= DEEPEST ->
                printed(both.getLeftExpression(), depth + 1) + printed(both.getRightExpression(), depth + 1);
            case TernaryExpression choice
            when depth <= DEEPEST -> {
                yesOrNo(choice.getExpression1());
                expression(choice.getExpression1(), depth + 1);
                yield Math.max(
                        printed(choice.getExpression2(), depth + 1), printed(choice.getExpression3(), depth + 1));
            }
            case FilterExpression filter
            when depth <= DEEPEST -> {
                int length = printed(filter.getLeftExpression(), depth + 1);
                yield Math.max(length, filter(filter.getRightExpression(), depth + 1));
            }
            case ContextVariableExpression variable -> {
                expression(variable, depth);
                yield variables.getOrDefault(variable.getName(), 0);
            }
            default -> {
                expression(expression, depth);
                yield NUMBER;
            }
        };
    }

    /** Where the engine takes nothing else, not even what is missing. */
    private void yesOrNo(Expression<?> condition) {
        boolean good =
                switch (condition) {
                    case ContextVariableExpression variable ->
                        variable.getName().startsWith("has_");
                    case LiteralBooleanExpression b -> true;
                    case UnaryNotExpression not -> true;
                    case NegativeTestExpression test -> true;
                    case PositiveTestExpression test -> true;
                    case AndExpression and -> true;
                    case OrExpression or -> true;
                    case EqualsExpression equal -> true;
                    case NotEqualsExpression unequal -> true;
                    default -> false;
                };
        if (!good) {
            add(condition.getLineNumber(), Reason.FORBIDDEN_EXPRESSION, "?");
        }
    }

    private int filter(Expression<?> invocation, int depth) {
        if (!(invocation instanceof FilterInvocationExpression filter)) {
            add(invocation.getLineNumber(), Reason.FORBIDDEN_EXPRESSION, name(invocation));
            return 0;
        }
        if (!ClosedPebble.FILTERS.contains(filter.getFilterName())) {
            add(filter.getLineNumber(), Reason.FORBIDDEN_FILTER, filter.getFilterName());
        }
        return arguments(
                filter.getArgs(), filter.getFilterName().equals("default") ? 1 : 0, filter.getLineNumber(), depth);
    }

    private int arguments(ArgumentsNode arguments, int wanted, int line, int depth) {
        int longest = 0;
        int given = arguments == null || arguments.getPositionalArgs() == null
                ? 0
                : arguments.getPositionalArgs().size();
        if (given != wanted) {
            add(line, Reason.FORBIDDEN_EXPRESSION, "()");
        }
        if (arguments == null) {
            return longest;
        }
        if (arguments.getNamedArgs() != null && !arguments.getNamedArgs().isEmpty()) {
            add(line, Reason.FORBIDDEN_EXPRESSION, "=");
        }
        if (arguments.getPositionalArgs() != null) {
            for (var argument : arguments.getPositionalArgs()) {
                longest = Math.max(longest, printed(argument.getValueExpression(), depth + 1));
            }
        }
        return longest;
    }

    private void expression(Expression<?> expression, int depth) {
        if (depth > DEEPEST) {
            add(expression.getLineNumber(), Reason.TOO_DEEP, "");
            return;
        }
        switch (expression) {
            case ContextVariableExpression variable -> {
                names.add(variable.getName());
                if (!variables.containsKey(variable.getName())) {
                    add(variable.getLineNumber(), Reason.UNKNOWN_VARIABLE, variable.getName());
                }
            }
            case LiteralStringExpression s -> {}
            case LiteralBooleanExpression b -> {}
            case LiteralNullExpression n -> {}
            case LiteralLongExpression n -> {}
            case LiteralIntegerExpression n -> {}
            case FilterExpression filter -> printed(filter, depth);
            case ConcatenateExpression both -> printed(both, depth);
            case TernaryExpression choice -> printed(choice, depth);
            case UnaryNotExpression not -> expression(not.getChildExpression(), depth + 1);
            case NegativeTestExpression test -> test(test, depth);
            case PositiveTestExpression test -> test(test, depth);
            case AndExpression and -> both(and, depth);
            case OrExpression or -> both(or, depth);
            case EqualsExpression equal -> both(equal, depth);
            case NotEqualsExpression unequal -> both(unequal, depth);
            default -> add(expression.getLineNumber(), Reason.FORBIDDEN_EXPRESSION, name(expression));
        }
    }

    private void both(BinaryExpression<?> both, int depth) {
        expression(both.getLeftExpression(), depth + 1);
        expression(both.getRightExpression(), depth + 1);
    }

    private void test(BinaryExpression<?> test, int depth) {
        expression(test.getLeftExpression(), depth + 1);
        if (!(test.getRightExpression() instanceof TestInvocationExpression invocation)) {
            add(test.getLineNumber(), Reason.FORBIDDEN_EXPRESSION, name(test));
        } else if (!ClosedPebble.TESTS.contains(invocation.getTestName())) {
            add(invocation.getLineNumber(), Reason.FORBIDDEN_TEST, invocation.getTestName());
        } else {
            arguments(invocation.getArgs(), 0, invocation.getLineNumber(), depth);
        }
    }

    /** What people call it. */
    private static String name(Node node) {
        if (node instanceof FunctionOrMacroInvocationExpression) {
            return "()";
        }
        return node.getClass().getSimpleName().replaceAll("(Expression|Node)$", "");
    }

    private void add(int line, PebbleException e) {
        var message = e.getPebbleMessage() == null ? "" : e.getPebbleMessage();
        Matcher tag = UNKNOWN_TAG.matcher(message);
        if (tag.find()) {
            add(line, Reason.FORBIDDEN_TAG, tag.group(1));
        } else {
            add(line, Reason.SYNTAX, message);
        }
    }

    private void add(Markup.Broken broken) {
        add(broken.line(), broken.reason(), broken.what());
    }

    private void add(int line, Reason reason, String what) {
        var fault = new Fault(language, Math.max(1, line), reason, dvorik.core.text.Html.shorten(what, 100));
        if (faults.size() < MOST_FAULTS && !faults.contains(fault)) {
            faults.add(fault);
        }
    }

    private static int line(PebbleException e) {
        return e.getLineNumber() == null ? 1 : e.getLineNumber();
    }
}
