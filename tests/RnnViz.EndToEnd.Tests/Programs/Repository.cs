using System.Reflection;

namespace RnnViz.EndToEnd.Tests.Programs;

/// <summary>Where the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("Repository");

    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>The program as it was built together with the tests.</summary>
    public static string Program { get; } = Path.Combine(Root, "src", "RnnViz", "bin", Configuration, Metadata("Framework"), "rnnviz.dll");

    /// <summary>Where failing tests leave pictures.</summary>
    public static string Results { get; } = Path.Combine(Root, "tests", "TestResults");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(metadata => metadata.Key == key).Value!;
}
