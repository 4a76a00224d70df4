using System.Xml.Linq;

namespace DomainWorkers.VspSimulator;

/// <summary>What the provider's own staff can do: decide, keep its lists, change its signer, queue messages.</summary>
public sealed class ProviderDesk
{
    private readonly Provider _provider;
    private readonly SigningCertificates _certificates;

    internal ProviderDesk(Provider provider, SigningCertificates certificates) => (_provider, _certificates) = (provider, certificates);

    /// <summary>Decides for a pending verification, or against it for a reason. False when nothing of that code is pending.</summary>
    public bool Decide(string code, Finding? against = null) => _provider.Decide(code, against);

    /// <summary>Labels that get no code from now on; * stands for any run of characters.</summary>
    public void Prohibit(string pattern) => Rules(rules => rules.Prohibit(pattern));

    /// <summary>Labels that need a real-name code from now on; * stands for any run of characters.</summary>
    public void Restrict(string pattern) => Rules(rules => rules.Restrict(pattern));

    /// <summary>Revokes the certificate that signed all codes so far; new codes are signed with a new one.</summary>
    public void RevokeSigner() => _provider.Do((_, _, _, _) =>
    {
        _certificates.RevokeSigner();
        return true;
    });

    /// <summary>A message of any kind, also one that nobody can read; says its id.</summary>
    public long Queue(string clientId, string text, string? data = null)
    {
        var element = data is null ? null : XElement.Parse(data);
        return _provider.Do((_, queues, _, now) => queues.Add(clientId, now, text, element));
    }

    private void Rules(Action<DomainNameRules> change) => _provider.Do((_, _, rules, _) =>
    {
        change(rules);
        return true;
    });
}
