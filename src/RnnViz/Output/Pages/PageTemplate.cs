using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace RnnViz.Output.Pages;

/// <summary>The files that pages are made of, and how their places are filled.</summary>
internal static partial class PageTemplate
{
    /// <summary>A file of the folder pages, as it is.</summary>
    /// <param name="name">Its name.</param>
    public static string Read(string name)
    {
        string resource = $"RnnViz.pages.{name}";
        using Stream stream = typeof(PageTemplate).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not built into the program; expected a file in src/RnnViz/pages.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>A file with every {{place}} filled.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="values">What stands in each place, as markup.</param>
    /// <exception cref="KeyNotFoundException">A place has no value.</exception>
    public static string Fill(string name, IReadOnlyDictionary<string, string> values) =>
        Gap().Replace(Read(name), match => values[match.Groups[1].Value]);

    /// <summary>
    /// What a page may load: pictures and typefaces that are within it, its own style, and its own script, known by its hash. So
    /// nothing that a text may smuggle in runs, and nothing leaves the page.
    /// </summary>
    /// <param name="script">The script as it stands in the page; empty for none.</param>
    public static string Policy(string script)
    {
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        string scripts = script.Length == 0 ? "" : $" script-src 'sha256-{hash}';";
        return "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline';"
            + $"{scripts} base-uri 'none'; form-action 'none'";
    }

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Gap();
}
