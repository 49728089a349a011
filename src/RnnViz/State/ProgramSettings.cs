using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RnnViz.Views.Themes;

namespace RnnViz.State;

/// <summary>
/// What the program remembers of how somebody likes it: theme, scale, and the size of the window. What the command line says goes before
/// it. Whatever lies in the file, what cannot be used of it counts as not said.
/// </summary>
internal sealed record ProgramSettings
{
    /// <summary>The name of the theme that was chosen; null for none.</summary>
    public string? Theme { get; init; }

    /// <summary>The scale that was chosen, 0.25 to 4; null for none.</summary>
    public float? Scale { get; init; }

    /// <summary>The width of the window in its own units, 320 to 16384; null for none.</summary>
    public int? Width { get; init; }

    /// <summary>Its height, likewise.</summary>
    public int? Height { get; init; }

    private const string File = "settings.json";
    private const int Version = 1, LeastSide = 320, MostSide = 16384;
    private const long LongestFile = 1 << 16;

    /// <summary>Whether the file is there: the folder may be deleted at any time.</summary>
    public static bool IsThere =>
        ProgramFolders.Find() is { } folder && System.IO.File.Exists(Path.Combine(folder, File));

    /// <summary>Reads what is remembered; empty where nothing is.</summary>
    public static ProgramSettings Load()
    {
        try
        {
            return ProgramFolders.Find() is { } folder && SavedFile.TryRead(Path.Combine(folder, File), LongestFile) is { } bytes
                && JsonNode.Parse(bytes) is JsonObject found && NumberOf(found, "version") == Version ? Of(found) : new ProgramSettings();
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return new ProgramSettings();
        }
    }

    /// <summary>Remembers it, if that can be.</summary>
    /// <returns>Whether it is.</returns>
    public bool TrySave()
    {
        if (ProgramFolders.TryMake("") is not { } folder)
        {
            return false;
        }

        var json = new JsonObject { ["version"] = Version };
        Add(json, "theme", Theme);
        Add(json, "scale", Scale is { } scale ? Math.Round(scale, 4) : null);
        Add(json, "width", Width);
        Add(json, "height", Height);
        return SavedFile.TryWrite(Path.Combine(folder, File), Encoding.UTF8.GetBytes(json.ToJsonString()));
    }

    private static ProgramSettings Of(JsonObject found) => new()
    {
        Theme = found["theme"] is JsonValue theme && theme.TryGetValue(out string? name) && ThemeCatalog.Find(name) is not null
            ? name : null,
        Scale = NumberOf(found, "scale") is >= 0.25 and <= 4 and var scale ? (float)scale : null,
        Width = SideOf(found, "width"),
        Height = SideOf(found, "height"),
    };

    private static int? SideOf(JsonObject found, string key) =>
        NumberOf(found, key) is >= LeastSide and <= MostSide and var side ? (int)side : null;

    private static double? NumberOf(JsonObject found, string key) =>
        found[key] is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            && double.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number) ? number : null;

    private static void Add(JsonObject json, string key, JsonNode? value)
    {
        if (value is not null)
        {
            json[key] = value;
        }
    }
}
