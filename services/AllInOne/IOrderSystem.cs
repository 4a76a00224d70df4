namespace DomainWorkers.AllInOne;

/// <summary>What the order system does with the events of its account.</summary>
internal interface IOrderSystem
{
    /// <summary>Takes an event: its exchange, the JSON as it stood on the wire, and the record that was read from it.</summary>
    void Hear(string exchange, string json, object message);
}
