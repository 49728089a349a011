using System.Reflection;

namespace RnnViz.Architecture.Tests;

/// <summary>The sources and the compiled assemblies of the clone that the tests were built from.</summary>
internal static class SourceTree
{
    /// <summary>The projects whose folders are floors; the binding mirrors somebody else's library and has none.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        ["RnnViz.Numerics", "RnnViz.Lessons", "RnnViz.Engine", "RnnViz.Views", "RnnViz"];

    private static string Root { get; } = Metadata("Repository");

    /// <summary>A text of the clone.</summary>
    /// <param name="path">Relative to the clone, with forward slashes.</param>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>All C# files below a folder but generated ones, relative to the clone, with forward slashes.</summary>
    public static IEnumerable<string> CodeFiles(string folder) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !path.Split('/').Any(part => part is "bin" or "obj")
        orderby path
        select path;

    /// <summary>The assembly of a project, in the configuration of the tests.</summary>
    public static string Assembly(string project)
    {
        string name = project == "RnnViz" ? "rnnviz.dll" : project + ".dll";
        return Path.Combine(Root, "src", project, "bin", Metadata("Configuration"), Metadata("Framework"), name);
    }

    private static string Metadata(string key) =>
        typeof(SourceTree).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(metadata => metadata.Key == key).Value!;
}
