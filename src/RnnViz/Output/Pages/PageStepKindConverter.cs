using System.Text.Json;
using System.Text.Json.Serialization;

namespace RnnViz.Output.Pages;

/// <summary>Kinds of steps in small letters, as the page's script reads them.</summary>
internal sealed class PageStepKindConverter() : JsonStringEnumConverter<PageStepKind>(JsonNamingPolicy.CamelCase);
