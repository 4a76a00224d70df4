namespace DomainWorkers.Epp;

/// <summary>Where a pool tells what it does. Called on the pool's own path: must be quick and must not throw.</summary>
public interface IEppTrace
{
    void Write(EppEvent happened);
}
