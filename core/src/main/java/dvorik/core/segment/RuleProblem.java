package dvorik.core.segment;

/**
 * What is wrong with a rule.
 *
 * @param path such as {@code rule.all[2].op}
 * @param problem a word for programs, such as {@code not_one_of}
 * @param limit what it says about the bound; may be null
 */
public record RuleProblem(String path, String problem, Object limit) {}
