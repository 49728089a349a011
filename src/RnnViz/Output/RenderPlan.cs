using RnnViz.Output.Moments;

namespace RnnViz.Output;

/// <summary>What is made of a run: which moments, in which forms and formats, and where the files go.</summary>
internal sealed record RenderPlan
{
    /// <summary>The formats of single pictures.</summary>
    public static IReadOnlyList<string> PictureFormats { get; } = ["png", "svg", "pdf"];

    /// <summary>The folder.</summary>
    public required string Folder { get; init; }

    /// <summary>What all names begin with: the lesson's name, or that of the figure that is made anew.</summary>
    public required string Name { get; init; }

    /// <summary>The moments, in the order in which they are pictured.</summary>
    public required IReadOnlyList<Moment> Moments { get; init; }

    /// <summary>Each moment is pictured in each of these forms.</summary>
    public required IReadOnlyList<PictureForm> Forms { get; init; }

    /// <summary>The formats: endings of files, in small letters, without a dot.</summary>
    public required IReadOnlyList<string> Formats { get; init; }

    /// <summary>Pictures a second, in films.</summary>
    public int Rate { get; init; } = 30;

    /// <summary>Whether files that are there already are replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Formats of pictures that are asked for.</summary>
    public IEnumerable<string> Pictures => Formats.Where(PictureFormats.Contains);

    /// <summary>Formats of films that are asked for.</summary>
    public IEnumerable<string> Films => Formats.Where(FilmFormats.All.Contains);

    /// <summary>All files that will be written.</summary>
    public IReadOnlyList<string> Paths =>
    [
        .. from moment in Moments from form in Forms from format in Pictures select PathOf(moment, form, format),
        .. from form in Forms from format in Films select FilmOf(form, format),
    ];

    /// <summary>The picture of a moment.</summary>
    public string PathOf(Moment moment, PictureForm form, string format) =>
        Path.Combine(Folder, $"{Name}{(moment.Name.Length > 0 ? "-" : "")}{moment.Name}{form.Suffix}.{format}");

    /// <summary>The film of all moments.</summary>
    public string FilmOf(PictureForm form, string format) => Path.Combine(Folder, $"{Name}{form.Suffix}.{format}");
}
