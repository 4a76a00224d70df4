namespace DomainWorkers.Epp.Tests.Peer;

/// <summary>The answers of the RFCs' samples, as files.</summary>
internal static class Frames
{
    public static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "frames", name + ".xml"));

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "frames", name + ".xml"));

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "frames"), "*.xml").Select(Path.GetFileNameWithoutExtension).Order()!;

    public static EppResponse<TData> Read<TData>(string name, EppCommand<TData> command)
        where TData : class => EppResponseReader.Read(Bytes(name), command, EppVocabulary.Standard);

    public static EppResponse<PollData> Poll(string name) => Read(name, new PollRequest());
}
