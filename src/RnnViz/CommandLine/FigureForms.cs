using System.CommandLine;
using System.Globalization;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Output;
using RnnViz.Output.Moments;
using RnnViz.Views.Layout;
using RnnViz.Views.Scenes;
using RnnViz.Views.Screen;

namespace RnnViz.CommandLine;

/// <summary>
/// From what was typed to the forms in which each moment is pictured: every theme in every size, and panels apart where they are.
/// </summary>
/// <param name="options">The options.</param>
/// <param name="parsed">What was typed.</param>
internal sealed class FigureForms(FigureOptions options, ParseResult parsed)
{
    private const string DefaultWidth = "1280px", DefaultHeight = "720px";

    /// <summary>The forms.</summary>
    /// <param name="root">The scene, whose lesson says which panels there are.</param>
    /// <param name="before">What a figure was asked to be that is made anew; null for none. What is typed comes before it.</param>
    /// <param name="hasOutlines">Whether text shall be outlines; null where nothing is said.</param>
    /// <param name="problem">What is wrong, in a sentence; else null.</param>
    public IReadOnlyList<PictureForm> Read(ProgramScene root, PictureRecord? before, bool? hasOutlines, out string? problem)
    {
        IReadOnlyList<PanelName> panels = PanelsOf(root, before, out problem);
        string[] themes = Given(options.Theme) ? [.. parsed.GetValue(options.Theme)!.Distinct()] : [root.Theme.Name];
        Extent[] sizes = Given(options.Size) ? [.. parsed.GetValue(options.Size)!.Distinct()] : [default];
        PanelName[][] sets = parsed.GetValue(options.EachPanel)
            ? [.. (panels.Count == 0 ? root.Lesson.Panels : panels).Select(panel => (PanelName[])[panel])] : [[.. panels]];
        var forms = new List<PictureForm>();
        foreach (PanelName[] set in sets)
        {
            foreach (string theme in themes)
            {
                foreach (Extent size in sizes)
                {
                    string suffix = (sets.Length > 1 ? $"-{Place.NameOf(set[0])}" : "") + (themes.Length > 1 ? $"-{theme}" : "")
                        + (sizes.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $"-{size.Width}x{size.Height}") : "");
                    double scale = parsed.GetValue(options.Scale) ?? (before is null ? 1 : root.Scale);
                    forms.Add(new PictureForm(theme, scale, PictureOf(set, size, before, hasOutlines), suffix));
                }
            }
        }

        problem ??= forms.Select(form => form.Problem).FirstOrDefault(wrong => wrong is not null);
        return forms;
    }

    private PictureRecord PictureOf(PanelName[] panels, Extent size, PictureRecord? before, bool? hasOutlines)
    {
        PictureRecord picture = (before ?? new PictureRecord { Width = DefaultWidth }) with { Panels = panels };
        picture = picture with
        {
            IsWindow = Given(options.Window) ? parsed.GetValue(options.Window) : picture.IsWindow && !Given(options.Panel, options.Bare),
            IsBare = Given(options.Bare) ? parsed.GetValue(options.Bare) : picture.IsBare,
            HasCallout = Given(options.Callouts) ? parsed.GetValue(options.Callouts) : picture.HasCallout,
            Background = parsed.GetValue(options.Background) is { } ground
                ? Enum.Parse<FigureBackground>(ground, ignoreCase: true) : picture.Background,
            FontSize = parsed.GetValue(options.FontSize) is { } font ? Normal(font) : picture.FontSize,
            Dpi = parsed.GetValue(options.Dpi) ?? picture.Dpi,
            HasOutlines = hasOutlines ?? picture.HasOutlines,
        };
        if (size.Width > 0)
        {
            return picture with { Width = Length.Pixels(size.Width).ToString(), Height = Length.Pixels(size.Height).ToString() };
        }

        bool hasWidth = Given(options.Width), hasHeight = Given(options.Height);
        // some panels have the height that suits them; all of them, and the window, the shape of a screen
        string? height = hasHeight ? Normal(parsed.GetValue(options.Height)!)
            : hasWidth ? null
            : before?.Height ?? (before is null && (panels.Length == 0 || picture.IsWindow) ? DefaultHeight : null);
        return picture with { Width = hasWidth ? Normal(parsed.GetValue(options.Width)!) : picture.Width, Height = height };
    }

    private IReadOnlyList<PanelName> PanelsOf(ProgramScene root, PictureRecord? before, out string? problem)
    {
        problem = null;
        if (!Given(options.Panel))
        {
            return before?.Panels ?? [];
        }

        var panels = new List<PanelName>();
        foreach (string name in parsed.GetValue(options.Panel)!)
        {
            PanelName[] found = [.. root.Lesson.Panels.Where(panel => Place.NameOf(panel) == name.ToLowerInvariant())];
            if (found.Length == 0)
            {
                string known = string.Join(", ", root.Lesson.Panels.Select(Place.NameOf));
                problem = $"--panel is \"{name}\"; this lesson has {known}.{Why(root, name)}";
            }

            panels.AddRange(found);
        }

        return panels;
    }

    /// <summary>Why there is no such panel, where it is one that others have.</summary>
    private static string Why(ProgramScene root, string name)
    {
        TrainingSession session = root.Lesson.Training.Session;
        foreach (PanelName panel in PanelNames.All.Where(panel => Place.NameOf(panel) == name.ToLowerInvariant()))
        {
            string? why = session.IsRecorded && panel is PanelName.Surface or PanelName.Profile
                ? "A recording has no loss function, and so no surface." : panel.WhyNot(session.Lesson.Model);
            return why is null ? "" : " " + why;
        }

        return "";
    }

    private static string Normal(string length) => Length.TryParse(length, out Length? read) ? read.Value.ToString() : length;

    private bool Given(params ReadOnlySpan<Option> some)
    {
        foreach (Option option in some)
        {
            if (parsed.GetResult(option) is { Implicit: false })
            {
                return true;
            }
        }

        return false;
    }
}
