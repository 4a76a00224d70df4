namespace DomainWorkers.EppServing;

/// <summary>Files that only their owner may read.</summary>
public static class SecretFile
{
    public static void Write(string path, string text)
    {
        var secret = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            secret.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, secret);
        writer.WriteLine(text);
    }
}
