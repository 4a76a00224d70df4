using System.Diagnostics;

namespace DomainWorkers.RegistrarPolicy.Tests;

public sealed class GlobalizationTests
{
    private const string InvariantSetting = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT";

    public static TheoryData<string, string> Names() => [.. Globalization.Names.Select(name => new TheoryDataRow<string, string>(name.Input, name.Expected))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_spelling_becomes_its_one_name(string input, string expected)
    {
        Assert.Equal(expected, Globalization.Actual(input));
    }

    [Fact]
    public void Passes_with_ICU_and_refuses_invariant_mode_naming_the_package()
    {
        if (Environment.GetEnvironmentVariable(InvariantSetting) is "1" or "true")
        {
            var refusal = Assert.Throws<PlatformNotSupportedException>(Globalization.RequireIcu);
            Assert.Contains("libicu", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("xn--9ca.cn", refusal.Message, StringComparison.Ordinal);
            return;
        }

        Globalization.RequireIcu();
    }

    [Fact]
    public async Task A_process_in_invariant_mode_is_told_what_is_missing()
    {
        if (Environment.GetEnvironmentVariable(InvariantSetting) is "1" or "true")
            return;

        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(GlobalizationTests).Assembly.Location);
        start.ArgumentList.Add("--filter-method");
        start.ArgumentList.Add($"{typeof(GlobalizationTests).FullName}.{nameof(Passes_with_ICU_and_refuses_invariant_mode_naming_the_package)}");
        start.Environment[InvariantSetting] = "1";

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("total: 1", output, StringComparison.Ordinal);
    }
}
