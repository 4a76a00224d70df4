using System.Security.Cryptography;

namespace DomainWorkers.RegistrantVault.Sealing;

/// <summary>A data key in the clear, for as long as it is used; overwritten when it is disposed of.</summary>
internal sealed class DataKey(string scope, string id, byte[] bytes) : IDisposable
{
    public string Scope { get; } = scope;

    public string Id { get; } = id;

    public ReadOnlySpan<byte> Bytes => bytes;

    public void Dispose() => CryptographicOperations.ZeroMemory(bytes);
}
