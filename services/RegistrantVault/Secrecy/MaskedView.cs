using System.Diagnostics.CodeAnalysis;

namespace DomainWorkers.RegistrantVault.Secrecy;

/// <summary>What a debugger shows of a sensitive value: that there is one.</summary>
internal sealed class MaskedView
{
    [SuppressMessage("Performance", "CA1801", Justification = "A debugger proxy is given the object whether it wants it or not.")]
    public MaskedView(object hidden) => Value = hidden is null ? "null" : SensitiveText.Mask;

    public string Value { get; }
}
