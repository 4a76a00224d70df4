namespace DomainWorkers.MiitSimulator.Soap;

/// <summary>The calls of the specification, chapter 3-3: address, name, parameters in the order of the prototype.</summary>
internal static class SoapMethods
{
    /// <summary>The text of the specification names no namespace; a client takes it from the WSDL.</summary>
    public const string Namespace = "urn:miit:isp-web-service";

    private static readonly string[] Credentials = ["ispId", "userName", "randVal", "pwdHash"];

    public static readonly IReadOnlyDictionary<string, (string Path, string[] Parameters)> All = new Dictionary<string, (string, string[])>
    {
        ["isp_upload"] = ("/ISPWebService/upDownLoad",
            [.. Credentials, "beianInfo", "beianInfoHash", "dataSequence", "encryptAlgorithm", "hashAlgorithm", "compressionFormat"]),
        ["isp_download"] = ("/ISPWebService/upDownLoad", [.. Credentials, "hashAlgorithm"]),
        ["isp_downloadack"] = ("/ISPWebService/upDownLoad", [.. Credentials, "hashAlgorithm", "fileName"]),
        ["isp_querypreviousupload"] = ("/ISPWebService/upDownLoad", [.. Credentials, "hashAlgorithm"]),
        ["isp_querybeianstatus"] = ("/BeianStatusWebService/queryBeianStatus", [.. Credentials, "hashAlgorithm", "queryConditionType", "queryCondition"]),
        ["isp_verifybamm"] = ("/BeianStatusWebService/verifyBamm", [.. Credentials, "hashAlgorithm", "baxh", "bamm"]),
    };
}
