using System.Text.Json;

namespace DomainWorkers.Integration.Tests.Rig;

/// <summary>A person who types <c>dw</c>, with the settings of a site.</summary>
internal static class Console
{
    public static async Task<Typed> Dw(this Site site, params string[] args) => await Dw(site.Settings, args);

    public static async Task<Typed> Dw(IReadOnlyDictionary<string, string> settings, params string[] args)
    {
        await using var process = new ChildProcess(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "DomainWorkers.OperatorConsole.dll"), .. args, "--as", "on-call"], settings);
        var code = await process.Exit();
        return new Typed(code, string.Join('\n', process.Output), string.Join('\n', process.Errors));
    }
}

/// <summary>What it ended with.</summary>
internal sealed record Typed(int Code, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public override string ToString() => $"exit code {Code}\n{Output}\n{Errors}";
}
