namespace DomainWorkers.MiitSimulator.Soap;

/// <summary>A request that is not one of this interface's calls.</summary>
internal sealed class SoapFaultException(string message) : Exception(message);
