namespace DomainWorkers.RegistrantVault.Rights;

/// <summary>What is done with the vault under a purpose.</summary>
public enum VaultAct
{
    /// <summary>Read name, mail address and phone.</summary>
    ReadAddressee,

    /// <summary>Read the whole contact group.</summary>
    ReadContact,

    /// <summary>Read document kind and number.</summary>
    ReadIdentity,

    /// <summary>Read an image.</summary>
    ReadImage,

    /// <summary>Open bytes that the worker itself has sealed.</summary>
    OpenBlob,

    /// <summary>Seal bytes that the worker keeps for itself.</summary>
    SealBlob,

    /// <summary>Look profiles up by the identity number.</summary>
    FindByNumber,

    /// <summary>Look profiles up by the mail address.</summary>
    FindByEmail,

    /// <summary>Store a profile or an image.</summary>
    Store,

    /// <summary>Destroy data keys.</summary>
    Erase,

    /// <summary>Replace data keys.</summary>
    Rotate,
}
