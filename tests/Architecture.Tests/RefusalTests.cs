using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DomainWorkers.Architecture.Tests;

/// <summary>Whoever gets a refusal can look its code up in the README of the worker that said it.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void Every_refusal_code_stands_in_the_workers_README()
    {
        foreach (var worker in Assemblies.Workers)
        {
            var codes = Codes(worker.Location);
            Assert.True(codes.Count > 10, $"Only {codes.Count} codes were found in {worker.GetName().Name}.");
            var readme = Repository.Read("services", worker.GetName().Name!.Split('.')[1], "README.md");
            var table = Regex.Match(readme, @"(?ms)^## Refusals$(.*?)(^## |\z)").Groups[1].Value;
            Assert.NotEmpty(table);
            Assert.All(codes, code => Assert.Contains($"| `{code}` |", table, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_code_in_the_README_can_be_said()
    {
        foreach (var worker in Assemblies.Workers)
        {
            var readme = Repository.Read("services", worker.GetName().Name!.Split('.')[1], "README.md");
            var table = Regex.Match(readme, @"(?ms)^## Refusals$(.*?)(^## |\z)").Groups[1].Value;
            var named = Regex.Matches(table, @"(?m)^\| `(\w+)` \|").Select(match => match.Groups[1].Value).ToList();
            Assert.NotEmpty(named);
            Assert.All(named, code => Assert.Contains(code, Codes(worker.Location)));
        }
    }

    /// <summary>The codes that the type <c>Refusals</c> hands to its makers, read from the compiled code: some stand in methods with arguments.</summary>
    private static HashSet<string> Codes(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        var refusals = Assert.Single(module.Types, type => type.Name == "Refusals");
        return
        [
            .. refusals.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions)
                .Where(instruction => instruction.OpCode == OpCodes.Ldstr).Select(instruction => (string)instruction.Operand)
                .Where(text => Regex.IsMatch(text, "^[A-Z][a-z]+([A-Z][a-z]+)+$")),
        ];
    }
}
