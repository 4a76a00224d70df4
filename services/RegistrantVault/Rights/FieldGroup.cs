namespace DomainWorkers.RegistrantVault.Rights;

/// <summary>Data that is needed together; each group of each registrant has a key of its own.</summary>
public enum FieldGroup
{
    /// <summary>Names, addresses, phone, mail.</summary>
    Contact,

    /// <summary>The identity document's kind and number.</summary>
    Identity,

    /// <summary>Images of documents.</summary>
    Images,

    /// <summary>Bytes that a worker keeps about the registrant.</summary>
    Blobs,
}
