using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using DomainWorkers.RegistrarPolicy.Tests.Policies;

namespace DomainWorkers.RegistrarPolicy.Tests;

public sealed partial class ReadmeTests
{
    private static readonly string Readme = Read();

    [Fact]
    public void Every_code_stands_in_the_README_with_its_rule()
    {
        var codes = Codes().ToList();
        Assert.True(codes.Count > 40);
        Assert.All(codes, violation =>
            Assert.Matches($@"(?m)^\| `{violation.Code}` \| [^|]*\b{violation.Rule}\b[^|]* \|", Readme));
    }

    [Fact]
    public void The_README_has_no_code_that_does_not_exist()
    {
        var written = CodeRow().Matches(Readme).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(written.Order(), Codes().Select(violation => violation.Code).Distinct().Order());
    }

    [Fact]
    public void Every_violation_speaks_both_languages_and_names_its_source() => Assert.All(Codes(), violation =>
    {
        Assert.Matches("^[A-Z][A-Za-z]+$", violation.Code);
        Assert.EndsWith(".", violation.English, StringComparison.Ordinal);
        Assert.EndsWith("。", violation.Chinese, StringComparison.Ordinal);
        Assert.NotEmpty(violation.Source);
    });

    [Fact]
    public void Every_rule_that_a_file_can_state_stands_in_the_README() => Assert.All(
        RuleKinds.All.Keys.Select(kind => kind.Split('/')[0]).Distinct(), kind => Assert.Matches($@"(?m)^\| `{kind}(`|/<)", Readme));

    [Fact]
    public void The_examples_for_operators_load()
    {
        var examples = JsonBlock().Matches(Readme).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(3, examples.Count);
        Assert.Equal(720, PolicyFiles.Load(examples[0]).Locks("com", new DateOnly(2027, 7, 1)).AfterTransferHours);
        Assert.Equal("reseller-a", PolicyFiles.Load(examples[1]).RegistryOf("com"));
        Assert.Contains(2027, BusinessCalendar.Load(new MemoryStream(Encoding.UTF8.GetBytes(examples[2]))).Years);
    }

    // Called with made-up arguments, so that a new violation cannot be forgotten here.
    private static IEnumerable<PolicyViolation> Codes()
    {
        foreach (var method in new[] { typeof(Violations), typeof(HolderViolations) }
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public)).Where(method => method.ReturnType == typeof(PolicyViolation)))
        {
            foreach (var rule in method.GetParameters().Any(parameter => parameter.Name == "rule") ? new[] { "N1", "N4" } : ["x"])
                yield return (PolicyViolation)method.Invoke(null, [.. method.GetParameters().Select(parameter => Sample(parameter, rule))])!;
        }

        foreach (var property in typeof(IdentityViolations).GetProperties(BindingFlags.Static | BindingFlags.Public))
            yield return (PolicyViolation)property.GetValue(null)!;
        foreach (var entry in RegistrarPolicies.Load().Entries.Where(entry => entry.Kind == RuleKinds.Words))
        {
            foreach (var word in (IReadOnlyList<WordRule>)entry.Value)
                yield return new PolicyViolation(word.Code, word.Rule, word.English, word.Chinese, entry.Source);
        }
    }

    private static object Sample(ParameterInfo parameter, string rule) => parameter.ParameterType switch
    {
        var type when type == typeof(string) => rule,
        var type when type == typeof(int) => 1,
        var type when type == typeof(Rune) => new Rune('x'),
        var type when type == typeof(Holder) => new Holder(HolderKind.Individual, HolderRegion.Macao),
        var type => throw new InvalidOperationException($"no sample for {type}"),
    };

    private static string Read()
    {
        using var stream = typeof(ReadmeTests).Assembly.GetManifestResourceStream("README.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"(?m)^\| `([A-Z]\w+)` \|")]
    private static partial Regex CodeRow();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
