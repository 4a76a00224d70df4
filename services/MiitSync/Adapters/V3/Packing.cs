using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace DomainWorkers.MiitSync.Adapters.V3;

/// <summary>Zip, hash, AES and base64 of the interface, in its order: compress, hash the compressed bytes, encrypt.</summary>
internal sealed class Packing(MinistryOptions options)
{
    /// <summary>Zip entries carry a time; always the same one, so that the same records make the same bytes.</summary>
    private static readonly DateTimeOffset EntryTime = new(2013, 10, 1, 0, 0, 0, TimeSpan.Zero);

    public int EncryptAlgorithm => options.AesKey is null ? 0 : 1;

    public static byte[] Zip(string name, byte[] content)
    {
        using var memory = new MemoryStream(content.Length / 4);
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
            entry.LastWriteTime = EntryTime;
            using var stream = entry.Open();
            stream.Write(content);
        }

        return memory.ToArray();
    }

    /// <summary>The one file of an archive. Throws <see cref="InvalidDataException"/> for anything else and for what is larger than allowed.</summary>
    public static byte[] Unzip(byte[] packed, int mostBytes)
    {
        using var archive = new ZipArchive(new MemoryStream(packed), ZipArchiveMode.Read);
        if (archive.Entries.Count != 1)
            throw new InvalidDataException($"The archive has {archive.Entries.Count} files.");
        using var stream = archive.Entries[0].Open();
        using var memory = new MemoryStream();
        var part = new byte[81920];
        for (var read = stream.Read(part); read > 0; read = stream.Read(part))
        {
            // What it says about its own size is not believed.
            if (memory.Length + read > mostBytes)
                throw new InvalidDataException($"The file is larger than {mostBytes} bytes.");
            memory.Write(part, 0, read);
        }

        return memory.ToArray();
    }

    [SuppressMessage("Security", "CA5351", Justification = "Hash algorithm 0 of the interface is MD5, and there is no other.")]
    public string Hash(ReadOnlySpan<byte> bytes)
    {
        var digest = MD5.HashData(bytes);
        return Convert.ToBase64String(options.HashForm == HashForm.Raw ? digest : Encoding.ASCII.GetBytes(Convert.ToHexStringLower(digest)));
    }

    /// <summary>Password and random value, joined, in GBK.</summary>
    public string HashPassword(string password, string random) => Hash(Domain.GbkText.Encoding.GetBytes(password + random));

    public byte[] Encrypt(byte[] plain) => Crypt(plain, (aes, offset) => aes.EncryptCbc(plain, offset));

    public byte[] Decrypt(byte[] secret) => Crypt(secret, (aes, offset) => aes.DecryptCbc(secret, offset));

    [SuppressMessage("Security", "CA5401", Justification = "The offset is the ministry's, as the interface demands.")]
    private byte[] Crypt(byte[] bytes, Func<Aes, byte[], byte[]> act)
    {
        if (options.AesKey is not { } key)
            return bytes;
        using var aes = Aes.Create();
        aes.Key = Encoding.ASCII.GetBytes(key);
        return act(aes, Encoding.ASCII.GetBytes(options.AesOffset));
    }
}
