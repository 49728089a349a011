using System.Globalization;
using System.Text;

namespace RnnViz.Output.Pages;

/// <summary>
/// A recorded run as one page for students: it steps forwards and back, asks what the lesson asks, prints, and needs nothing
/// beside itself.
/// </summary>
internal static class HandoutPage
{
    /// <summary>The page's text.</summary>
    public static string Write(Recording recording)
    {
        string script = $"\n\"use strict\";\n{PageTemplate.Read("pictures.js")}\n{PageTemplate.Read("handout.js")}";
        PageStep first = recording.Steps[0];
        var values = new Dictionary<string, string>
        {
            ["language"] = PageWords.Language,
            ["policy"] = PageText.Escape(PageTemplate.Policy(script)),
            ["generator"] = PageText.Escape(PageWords.Generator),
            ["title"] = PageText.Escape(recording.Lesson.Title),
            ["summary"] = PageText.Escape(recording.Lesson.Summary),
            ["css"] = PageTemplate.Read("page.css") + PageTemplate.Read("handout.css"),
            ["definitions"] = recording.Definitions,
            ["firstName"] = PageText.Escape(string.Format(CultureInfo.InvariantCulture, PageWords.StepOf, 1, recording.Steps.Count)),
            ["firstPicture"] = PictureOf(recording, first),
            ["firstPlace"] = PageText.Escape(first.Place),
            ["firstSaid"] = PageText.Escape(first.Says),
            ["count"] = recording.Steps.Count.ToString(CultureInfo.InvariantCulture),
            ["list"] = ListOf(recording.Steps),
            ["made"] = PageText.Escape(PageWords.MadeFrom(recording)),
            ["steps"] = PageText.ToJson(new { recording.Steps, Words = PageWords.ForScripts }),
            ["elements"] = string.Join('\n', recording.Elements.All),
            ["script"] = script,
        };
        foreach ((string name, string icon) in PageIcons.All)
        {
            values.Add(name, icon);
        }

        foreach ((string name, string words) in PageWords.Handout)
        {
            values.Add(name, PageText.Escape(words));
        }

        return PageTemplate.Fill("handout.html", values);
    }

    private static string PictureOf(Recording recording, PageStep step) => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg viewBox=\"0 0 {step.Wide.Width} {step.Wide.Height}\" role=\"img\" aria-label=\"{PageText.Escape($"{step.Place}. {step.Says}")}\">")
        + recording.Elements.Markup(step.Wide) + "</svg>";

    /// <summary>All steps in groups, as links, each with what is said there; the answer of a question only where it is asked for.</summary>
    private static string ListOf(IReadOnlyList<PageStep> steps)
    {
        var list = new StringBuilder();
        for (int i = 0; i < steps.Count; i++)
        {
            PageStep step = steps[i];
            if (i == 0 || steps[i - 1].Group != step.Group)
            {
                list.Append(CultureInfo.InvariantCulture, $"<details open><summary>{PageText.Escape(step.Group)}</summary><ol>\n");
            }

            string said = $"<p class=\"said\">{PageText.Escape(step.Hint is null ? step.Says : $"{step.Says} {step.Hint}")}</p>";
            bool isAnswer = i > 0 && steps[i - 1].Kind == PageStepKind.Question;
            list.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#{step.Name}\">{PageText.Escape(step.PlaceInGroup)}</a>");
            list.Append(isAnswer ? $"<details class=\"answer\"><summary>{PageText.Escape(PageWords.Answer)}</summary>{said}</details>" : said);
            list.Append("</li>\n");
            if (i == steps.Count - 1 || steps[i + 1].Group != step.Group)
            {
                list.Append("</ol></details>\n");
            }
        }

        return list.ToString();
    }
}
