namespace DomainWorkers.EppServing;

/// <summary>Reading and appending files of lines where a kill may have torn the last one.</summary>
public static class JournalLines
{
    /// <summary>Gives every whole line to <paramref name="take"/> and cuts off a torn tail, so that the next line starts clean.</summary>
    public static void Read(FileStream file, Action<ReadOnlySpan<byte>> take)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var start = 0;
        for (var end = Array.IndexOf(bytes, (byte)'\n'); end >= 0; end = Array.IndexOf(bytes, (byte)'\n', start))
        {
            if (end > start)
                take(bytes.AsSpan(start, end - start));
            start = end + 1;
        }

        file.SetLength(start);
        file.Position = start;
    }

    /// <summary>One write call per line.</summary>
    public static void Append(FileStream file, ReadOnlySpan<byte> json)
    {
        Span<byte> line = json.Length < 2048 ? stackalloc byte[json.Length + 1] : new byte[json.Length + 1];
        json.CopyTo(line);
        line[^1] = (byte)'\n';
        file.Write(line);
        file.Flush();
    }
}
