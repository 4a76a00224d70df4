namespace DomainWorkers.Epp;

/// <summary>An element for the extension part of a command.</summary>
public interface IEppCommandExtension
{
    /// <summary>Its namespace: it must be among the services chosen at login.</summary>
    EppNamespace ExtensionNamespace { get; }

    void Write(EppWriter writer);
}
