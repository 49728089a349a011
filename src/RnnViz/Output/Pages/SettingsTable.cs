using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RnnViz.Lessons.Files;

namespace RnnViz.Output.Pages;

/// <summary>The settings of a lesson as tables: task, model and training, with the keys of its file.</summary>
internal static class SettingsTable
{
    private const int MostCharacters = 60;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The tables.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="seed">The seed that it ran with.</param>
    /// <param name="iterations">How far it was trained.</param>
    public static string Of(Lesson lesson, int seed, int iterations)
    {
        var tables = new StringBuilder("<div class=\"settings\">\n");
        Add(PageWords.Run,
        [
            (PageWords.LessonName, lesson.Name), (PageWords.Seed, seed.ToString(CultureInfo.InvariantCulture)),
            (PageWords.Iterations, iterations.ToString(CultureInfo.InvariantCulture)), (PageWords.Program, PageWords.Generator),
        ]);
        Add(PageWords.Task, Leaves("", JsonSerializer.SerializeToElement(lesson.Task, Json)));
        Add(PageWords.Model, Leaves("", JsonSerializer.SerializeToElement(lesson.Model, Json)));
        Add(PageWords.Training, Leaves("", JsonSerializer.SerializeToElement(lesson.Training, Json)));
        foreach ((string name, Lesson variant) in lesson.Variants.Select(variant => variant.Name).Zip(lesson.VariantLessons))
        {
            // of a variant what it has otherwise
            string[] own = [.. All(lesson).Select(leaf => $"{leaf.Key}\n{leaf.Value}")];
            Add(name, All(variant).Where(leaf => !own.Contains($"{leaf.Key}\n{leaf.Value}")));
        }

        return tables.Append("</div>").ToString();

        void Add(string heading, IEnumerable<(string Key, string Value)> rows)
        {
            tables.Append(CultureInfo.InvariantCulture, $"<div><h3>{PageText.Escape(heading)}</h3>\n<table><tbody>\n");
            foreach ((string key, string value) in rows)
            {
                string cut = value.Length > MostCharacters ? value[..MostCharacters] + "…" : value;
                tables.Append(
                    CultureInfo.InvariantCulture,
                    $"<tr><th scope=\"row\">{PageText.Escape(key)}</th><td class=\"text\">{PageText.Escape(cut)}</td></tr>\n");
            }

            tables.Append("</tbody></table></div>\n");
        }
    }

    private static IEnumerable<(string Key, string Value)> All(Lesson lesson) =>
    [
        .. Leaves("model", JsonSerializer.SerializeToElement(lesson.Model, Json)),
        .. Leaves("training", JsonSerializer.SerializeToElement(lesson.Training, Json)),
        (PageWords.Seed, lesson.Seed.ToString(CultureInfo.InvariantCulture)),
    ];

    private static IEnumerable<(string Key, string Value)> Leaves(string path, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(
            property => Leaves(path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value)),
        JsonValueKind.Null => [],
        JsonValueKind.String => [(path, element.GetString()!)],
        // 1E-08 is 1e-8 everywhere else
        JsonValueKind.Number => [(path, element.GetRawText().Replace("E-0", "e-", StringComparison.Ordinal))],
        _ => [(path, element.GetRawText())],
    };
}
