using System.Security.Cryptography;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Sealing;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Keys;

/// <summary>
/// Wraps with keys held by the process: a fresh P-256 key pair per wrap, ECDH with the worker's public key, HKDF-SHA-256 over both
/// points and what the key belongs to, AES-256-GCM. Form: the fresh public point (65 bytes), then the sealed data key.
/// </summary>
public sealed class LocalKeyWrapping(VaultKeys keys) : IKeyWrapping
{
    /// <inheritdoc/>
    public ValueTask<KeyWrap> Wrap(
        VaultWorker worker, ReadOnlyMemory<byte> dataKey, DataKeyName subject, CancellationToken cancellationToken)
    {
        var recipient = keys.ActiveOf(worker);
        var context = Context(subject, worker, recipient.Id);
        var fresh = WrappingKey.Ephemeral();
        var key = Derive(fresh.Agree(recipient.Point), fresh.Point, recipient.Point, context);
        try
        {
            return ValueTask.FromResult(new KeyWrap
            {
                Worker = worker.ToString(),
                WrappingKeyId = recipient.Id,
                Value = [.. fresh.Point, .. AuthenticatedCipher.Seal(key, dataKey.Span, context)],
            });
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <inheritdoc/>
    public ValueTask<byte[]?> Unwrap(KeyWrap wrap, DataKeyName subject, CancellationToken cancellationToken)
    {
        if (Find(wrap) is not { CanUnwrap: true } mine || wrap.Value.Length <= WrappingKey.PointSize)
            return ValueTask.FromResult<byte[]?>(null);

        var point = wrap.Value.AsSpan(0, WrappingKey.PointSize);
        if (WrappingKey.FromPoint("", point) is null) // damaged, or chosen to fish for our private number
            return ValueTask.FromResult<byte[]?>(null);

        var context = Context(subject, Enum.Parse<VaultWorker>(wrap.Worker), mine.Id);
        var key = Derive(mine.Agree(point), point, mine.Point, context);
        try
        {
            return ValueTask.FromResult(AuthenticatedCipher.Open(key, wrap.Value.AsSpan(WrappingKey.PointSize), context));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <inheritdoc/>
    public bool CanUnwrap(KeyWrap wrap) => Find(wrap) is { CanUnwrap: true };

    /// <inheritdoc/>
    public bool IsCurrent(KeyWrap wrap) =>
        !Enum.TryParse<VaultWorker>(wrap.Worker, out var worker) || !keys.Knows(worker) || keys.ActiveOf(worker).Id == wrap.WrappingKeyId;

    /// <inheritdoc/>
    public bool CanWrap(VaultWorker worker) => keys.Knows(worker);

    private WrappingKey? Find(KeyWrap wrap) =>
        Enum.TryParse<VaultWorker>(wrap.Worker, out var worker) ? keys.Find(worker, wrap.WrappingKeyId) : null;

    private static byte[] Context(DataKeyName subject, VaultWorker worker, string wrappingKeyId) =>
        AssociatedData.Wrap(subject.RingId, subject.Scope, subject.KeyId, worker.ToString(), wrappingKeyId);

    private static byte[] Derive(byte[] agreed, ReadOnlySpan<byte> freshPoint, ReadOnlySpan<byte> recipientPoint, byte[] context)
    {
        byte[] points = [.. freshPoint, .. recipientPoint];
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, agreed, AuthenticatedCipher.KeySize, points, context);
        CryptographicOperations.ZeroMemory(agreed);
        return key;
    }
}
