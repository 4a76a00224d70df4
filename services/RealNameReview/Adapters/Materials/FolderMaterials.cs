using Microsoft.Win32.SafeHandles;

namespace DomainWorkers.RealNameReview.Adapters.Materials;

/// <summary>
/// Reads from a folder that others write to: regular files below it, through no link. Where the path leads is looked at before opening and,
/// where the system can tell, of the opened file itself, since somebody may exchange a folder for a link in between.
/// </summary>
internal sealed class FolderMaterials(string root)
{
    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)) + Path.DirectorySeparatorChar;

    /// <summary>The file that a reference names, or null where it is not below the folder. Pure.</summary>
    public string? Locate(Uri uri)
    {
        // LocalPath has undone the escapes, so that "%2e%2e" and "%00" are seen for what they are.
        var path = uri.LocalPath;
        if (uri.Host.Length > 0 || path.Contains('\0', StringComparison.Ordinal) || path.Contains('\\', StringComparison.Ordinal)
            || path.Split('/').Any(part => part is ".." or "."))
        {
            return null;
        }

        var full = Path.GetFullPath(path);
        return full.StartsWith(_root, StringComparison.Ordinal) && full.Length > _root.Length ? full : null;
    }

    public async Task<RawMaterial> Fetch(string path, long size, CancellationToken cancellationToken)
    {
        try
        {
            if (HasLink(path))
                return new RawMaterial.Refused(MaterialProblem.PlaceNotAllowed);

            // A pipe or a device has no length, and opening one could wait for ever.
            var file = new FileInfo(path);
            if (!file.Exists)
                return new RawMaterial.Refused(MaterialProblem.NotFound);
            if (file.Length != size)
                return new RawMaterial.Refused(MaterialProblem.ContentDiffers);

            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, useAsync: true);
            return IsWhereItWasSought(stream.SafeFileHandle, path)
                ? await MaterialStream.Read(stream, size, cancellationToken)
                : new RawMaterial.Refused(MaterialProblem.PlaceNotAllowed);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new RawMaterial.Refused(MaterialProblem.NotFound);
        }
        catch (UnauthorizedAccessException)
        {
            return new RawMaterial.Refused(MaterialProblem.AccessDenied);
        }
        catch (IOException exception)
        {
            return new RawMaterial.Unavailable($"the folder cannot be read ({exception.GetType().Name})");
        }
    }

    private bool HasLink(string path)
    {
        for (var part = path; part.Length >= _root.Length; part = Path.GetDirectoryName(part)!)
        {
            if (new FileInfo(part).LinkTarget is not null)
                return true;
        }

        return false;
    }

    private bool IsWhereItWasSought(SafeFileHandle handle, string path)
    {
        var opened = new FileInfo($"/proc/self/fd/{handle.DangerousGetHandle()}").LinkTarget;
        if (opened is null)
            return true;

        // The folder itself may lie behind links: that is the operator's doing.
        return opened == path || opened == Path.Combine(Real(_root[..^1]), path[_root.Length..]);
    }

    private static string Real(string folder)
    {
        if (Path.GetDirectoryName(folder) is not { } parent)
            return folder;

        var path = Path.Combine(Real(parent), Path.GetFileName(folder));
        return Directory.ResolveLinkTarget(path, returnFinalTarget: true) is { } target ? Real(target.FullName) : path;
    }
}
