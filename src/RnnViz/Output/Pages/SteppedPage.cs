using System.Globalization;
using System.Text;

namespace RnnViz.Output.Pages;

/// <summary>
/// A recorded run as one page that steps forwards and back through it, and needs nothing beside itself: a hand-out for students,
/// and the same as slides.
/// </summary>
internal static class SteppedPage
{
    /// <summary>The hand-out: steps, questions and their answers, a list of all steps, paper.</summary>
    public static string Handout(Recording recording)
    {
        Dictionary<string, string> values = Values(recording, "handout", PageWords.Handout);
        PageStep first = recording.Steps[0];
        string picture = string.Create(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {first.Wide.Width} {first.Wide.Height}\"");
        values["firstName"] = Name(PageWords.StepOf, recording.Steps.Count);
        values["firstPicture"] = $"<svg {picture} role=\"img\" aria-label=\"{PageText.Escape($"{first.Place}. {first.Says}")}\">"
            + recording.Elements.Markup(first.Wide) + "</svg>";
        values["firstPlace"] = PageText.Escape(first.Place);
        values["firstSaid"] = PageText.Escape(first.Says);
        values["count"] = recording.Steps.Count.ToString(CultureInfo.InvariantCulture);
        return PageTemplate.Fill("handout.html", values);
    }

    /// <summary>The slides: the title, each step full screen, with notes for whoever presents them.</summary>
    public static string Deck(Recording recording)
    {
        Dictionary<string, string> values = Values(recording, "deck", PageWords.Deck);
        int slides = recording.Steps.Count + 1;
        values["firstName"] = Name(PageWords.SlideOf, slides);
        values["count"] = slides.ToString(CultureInfo.InvariantCulture);
        return PageTemplate.Fill("deck.html", values);
    }

    private static string Name(string words, int count) =>
        PageText.Escape(string.Format(CultureInfo.InvariantCulture, words, 1, count));

    /// <summary>What both have.</summary>
    private static Dictionary<string, string> Values(Recording recording, string name, IReadOnlyDictionary<string, string> words)
    {
        string script = $"\n\"use strict\";\n{PageTemplate.Read("pictures.js")}\n{PageTemplate.Read($"{name}.js")}";
        string summary = PageText.Escape(recording.Lesson.Summary);
        bool asks = recording.Steps.Any(step => step.Kind == PageStepKind.Question);
        var values = new Dictionary<string, string>
        {
            ["language"] = PageWords.Language,
            ["policy"] = PageText.Escape(PageTemplate.Policy(script)),
            ["generator"] = PageText.Escape(PageWords.Generator),
            ["title"] = PageText.Escape(recording.Lesson.Title),
            // a summary says what the run shows: where a step asks that, it would answer before
            ["summary"] = asks ? "" : $"<p id=\"summary\">{summary}</p>",
            ["description"] = asks ? "" : $"<meta name=\"description\" content=\"{summary}\">\n",
            ["css"] = PageTemplate.Read("page.css") + PageTemplate.Read($"{name}.css"),
            ["ground"] = recording.Ground,
            ["definitions"] = recording.Definitions,
            ["list"] = ListOf(recording.Steps),
            ["made"] = PageText.Escape(PageWords.MadeFrom(recording.Lesson, recording.Seed)),
            ["steps"] = PageText.ToJson(new { recording.Steps, Words = PageWords.ForScripts }),
            ["elements"] = string.Join('\n', recording.Elements.All),
            ["script"] = script,
        };
        foreach ((string place, string icon) in PageIcons.All)
        {
            values.Add(place, icon);
        }

        foreach ((string place, string text) in words)
        {
            values.Add(place, PageText.Escape(text));
        }

        return values;
    }

    /// <summary>All steps in groups, as links, each with what is said there; the answer of a question only where it is asked for.</summary>
    private static string ListOf(IReadOnlyList<PageStep> steps)
    {
        var list = new StringBuilder();
        for (int i = 0; i < steps.Count; i++)
        {
            PageStep step = steps[i];
            if (i == 0 || steps[i - 1].Group != step.Group)
            {
                string group = PageText.Escape(step.Group);
                list.Append(CultureInfo.InvariantCulture, $"<details open aria-label=\"{group}\"><summary>{group}</summary><ol>\n");
            }

            bool isAnswer = i > 0 && steps[i - 1].Kind == PageStepKind.Question;
            string said = PageText.Escape(step.Hint is null ? step.Says : $"{step.Says} {step.Hint}");
            string place = PageText.Escape(step.PlaceInGroup), link = $"<li><a href=\"#{PageText.Escape(step.Name)}\">";
            // where an answer is would give it away
            list.Append(step.Kind switch
            {
                PageStepKind.Question => $"{link}? {said}</a>",
                _ when isAnswer =>
                    $"{link}{PageWords.Answer}</a><details class=\"answer\" aria-label=\"{PageWords.Answer}\">"
                    + $"<summary>{place}</summary><p class=\"said\">{said}</p></details>",
                _ => $"{link}{place}</a><p class=\"said\">{said}</p>",
            });
            list.Append("</li>\n");
            if (i == steps.Count - 1 || steps[i + 1].Group != step.Group)
            {
                list.Append("</ol></details>\n");
            }
        }

        return list.ToString();
    }
}
