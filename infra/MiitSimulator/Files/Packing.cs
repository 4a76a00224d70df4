using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace DomainWorkers.MiitSimulator.Files;

/// <summary>Zip and AES around one file, both ways.</summary>
internal static partial class Packing
{
    public static byte[] Zip(string name, byte[] content)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
            entry.Write(content);
        }

        return memory.ToArray();
    }

    /// <summary>The one file in the archive. Throws <see cref="Refusal"/> with 8, 17 or 18.</summary>
    public static (string Name, byte[] Content) Unzip(byte[] packed, int mostBytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(packed), ZipArchiveMode.Read);
            if (archive.Entries.Count != 1)
                throw new Refusal(17, $"每次必须上报1个文件，本次为{archive.Entries.Count}个");
            var entry = archive.Entries[0];
            if (!FileName().IsMatch(entry.FullName) || entry.FullName.Length > 128)
                throw new Refusal(999, "数据文件名必须使用英文字母或数字，长度不超过128个字节");
            using var stream = entry.Open();
            return (entry.FullName, ReadAtMost(stream, mostBytes));
        }
        catch (InvalidDataException)
        {
            throw new Refusal(8, "解压缩失败");
        }
    }

    public static byte[] Encrypt(byte[] plain, ReportingUnit unit)
    {
        using var aes = Aes.Create();
        aes.Key = Encoding.ASCII.GetBytes(unit.AesKey!);
        return aes.EncryptCbc(plain, Encoding.ASCII.GetBytes(unit.AesOffset));
    }

    public static byte[] Decrypt(byte[] sealedBytes, ReportingUnit unit)
    {
        if (unit.AesKey is null)
            throw new Refusal(6, "解密失败");
        using var aes = Aes.Create();
        aes.Key = Encoding.ASCII.GetBytes(unit.AesKey);
        try
        {
            return aes.DecryptCbc(sealedBytes, Encoding.ASCII.GetBytes(unit.AesOffset));
        }
        catch (CryptographicException)
        {
            throw new Refusal(6, "解密失败");
        }
    }

    private static byte[] ReadAtMost(Stream stream, int most)
    {
        using var memory = new MemoryStream();
        var part = new byte[81920];
        for (var read = stream.Read(part); read > 0; read = stream.Read(part))
        {
            memory.Write(part, 0, read);
            if (memory.Length > most)
                throw new Refusal(18, $"上报的备案数据文件过大，请调整为{most / (1024 * 1024)}MB内");
        }

        return memory.ToArray();
    }

    // "must use English letters or digits", and an extension.
    [GeneratedRegex(@"^[A-Za-z0-9]+(\.xml)?$", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
