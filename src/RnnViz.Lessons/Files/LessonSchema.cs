using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace RnnViz.Lessons.Files;

/// <summary>The JSON Schema of lesson files, made from the settings types, so that editors complete and check.</summary>
public static class LessonSchema
{
    private static readonly JsonSerializerOptions Writing = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as text, as it is shipped in lessons/schema.</summary>
    public static string Text
    {
        get
        {
            JsonObject schema = SchemaOf(typeof(Lesson), "RnnViz lesson");
            JsonObject variant = schema["properties"]!["variants"]!["items"]!["properties"]!.AsObject();
            variant["patch"] = PatchSchema.Of(schema, (string)variant["patch"]!["description"]!);
            return TextOf(schema);
        }
    }

    /// <summary>The schema of files that are read into a type by <see cref="LessonJson"/>.</summary>
    internal static string TextOf(Type type, string title) => TextOf(SchemaOf(type, title));

    private static string TextOf(JsonObject schema) => schema.ToJsonString(Writing) + "\n";

    private static JsonObject SchemaOf(Type type, string title)
    {
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };
        JsonNode schema = LessonJson.Options.GetJsonSchemaAsNode(type, options);
        var root = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title };
        foreach ((string key, JsonNode? value) in schema.AsObject().ToArray())
        {
            root[key] = value?.DeepClone();
        }

        return root;
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema)
        {
            return node;
        }

        ICustomAttributeProvider? attributes = context.PropertyInfo?.AttributeProvider;
        if (Of<DescriptionAttribute>(attributes) is { } description)
        {
            schema.Insert(0, "description", description.Description);
        }

        if (Of<RangeAttribute>(attributes) is { } range)
        {
            schema["minimum"] = Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture);
            schema["maximum"] = Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);
        }

        if (Of<AllowedValuesAttribute>(attributes) is { } allowed)
        {
            schema["enum"] = new JsonArray([.. allowed.Values.Select(value => JsonValue.Create((string?)value))]);
        }

        if (Of<MaxLengthAttribute>(attributes) is { } most)
        {
            schema[context.PropertyInfo!.PropertyType == typeof(string) ? "maxLength" : "maxItems"] = most.Length;
        }

        return schema;
    }

    private static TAttribute? Of<TAttribute>(ICustomAttributeProvider? attributes)
        where TAttribute : Attribute => (TAttribute?)attributes?.GetCustomAttributes(typeof(TAttribute), true).FirstOrDefault();
}
