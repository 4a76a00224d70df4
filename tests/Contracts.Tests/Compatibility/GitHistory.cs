using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DomainWorkers.Contracts.Tests.Compatibility;

/// <summary>Every version of the schemas that any commit before this one held.</summary>
internal sealed class GitHistory
{
    /// <summary>Set to <c>1</c> where the sources came as an archive, so that there is no history to compare with.</summary>
    public const string ArchiveVariable = "DOMAINWORKERS_SOURCE_ARCHIVE";

    private readonly string _root;

    private GitHistory(string root) => _root = root;

    public bool IsShallow => Git("rev-parse", "--is-shallow-repository").Trim() == "true";

    /// <summary>The history of the sources at <paramref name="root"/>; null where they are no git work tree of their own.</summary>
    public static GitHistory? Of(string root)
    {
        var history = new GitHistory(root);
        try
        {
            return history.Git("rev-parse", "--show-prefix").Trim().Length == 0 ? history : null;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>The versions of each file that was ever in a folder, oldest last.</summary>
    public IEnumerable<SchemaVersion> Versions(string folder)
    {
        var commit = "";
        foreach (var line in Git("log", "--full-history", "-m", "--no-renames", "--raw", "--no-abbrev", "--format=commit %H", "--", folder).Split('\n'))
        {
            if (line.StartsWith("commit ", StringComparison.Ordinal))
                commit = line["commit ".Length..];

            // :100644 100644 <old blob> <new blob> M<tab>path; a deleted file's new blob is all zeros, its old one was listed before.
            var fields = line.Split(' ', '\t');
            if (line.StartsWith(':') && fields[3].Trim('0').Length > 0)
                yield return new SchemaVersion(Path.GetFileNameWithoutExtension(fields[5]), commit, fields[3]);
        }
    }

    /// <summary>What each version says, in the order asked; by one process, for there are hundreds of them.</summary>
    public IReadOnlyList<string> Texts(IEnumerable<SchemaVersion> versions)
    {
        var blobs = versions.Select(version => version.Blob).ToList();
        // <blob> blob <bytes><newline>, the content, a newline
        using var answer = new MemoryStream(Git(blobs, "cat-file", "--batch"));
        return [.. blobs.Select(_ => Next(answer))];
    }

    private static string Next(MemoryStream answer)
    {
        var head = new List<byte>();
        for (var value = answer.ReadByte(); value is not '\n' and >= 0; value = answer.ReadByte())
            head.Add((byte)value);
        var content = new byte[int.Parse(Encoding.ASCII.GetString([.. head]).Split(' ')[2], CultureInfo.InvariantCulture)];
        answer.ReadExactly(content);
        answer.ReadByte();
        return Encoding.UTF8.GetString(content);
    }

    /// <summary>A commit and everything before it.</summary>
    public IReadOnlySet<string> UpTo(string commit) => Git("rev-list", commit).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet();

    private string Git(params string[] arguments) => Encoding.UTF8.GetString(Git([], arguments));

    private byte[] Git(List<string> lines, params string[] arguments)
    {
        // The owner of a checkout in a container is often not the user who builds; reading history there harms nobody.
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "-C", _root, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var git = Process.Start(start)!;
        var errors = git.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        var reading = git.StandardOutput.BaseStream.CopyToAsync(output);
        foreach (var line in lines)
            git.StandardInput.WriteLine(line);
        git.StandardInput.Close();
        reading.Wait();
        git.WaitForExit();
        return git.ExitCode == 0 ? output.ToArray() : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {errors.Result}");
    }
}

/// <summary>One content of one schema, and a commit that brought it.</summary>
internal sealed record SchemaVersion(string Address, string Commit, string Blob);
