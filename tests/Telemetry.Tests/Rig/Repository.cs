namespace DomainWorkers.Telemetry.Tests.Rig;

/// <summary>The repository that this test was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(Path(parts));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "DomainWorkers.sln")))
                return folder.FullName;
        }

        return new DirectoryInfo(System.IO.Path.GetDirectoryName(SourceFile())!).Parent!.Parent!.Parent!.FullName;
    }

    // Where the build puts its output elsewhere, the source file still says where the repository is.
    private static string SourceFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
