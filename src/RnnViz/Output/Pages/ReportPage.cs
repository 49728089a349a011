using System.Globalization;
using System.Text;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Views.Panels.Curves;

namespace RnnViz.Output.Pages;

/// <summary>A report as one page for a course's website: no script, nothing beside itself, the trace within it.</summary>
internal static class ReportPage
{
    /// <summary>The page's text.</summary>
    /// <param name="report">What it says.</param>
    /// <param name="lesson">The lesson.</param>
    /// <param name="seed">The seed that it ran with.</param>
    public static string Write(Report report, Lesson lesson, int seed)
    {
        int lines = report.Trace.Count(letter => letter == '\n') - 1;
        var values = new Dictionary<string, string>
        {
            ["language"] = PageWords.Language,
            ["policy"] = PageText.Escape(PageTemplate.Policy("")),
            ["generator"] = PageText.Escape(PageWords.Generator),
            ["title"] = PageText.Escape(lesson.Title),
            ["summary"] = PageText.Escape(lesson.Summary),
            ["css"] = PageTemplate.Read("page.css") + PageTemplate.Read("report.css"),
            ["definitions"] = report.Definitions,
            // of several runs the verdict has the numbers
            ["results"] = report.Verdict.Count == 0 ? Rows(report.Results) : Verdict(report),
            ["figures"] = string.Concat(report.Figures.Select(figure => Figure(report, figure, lesson))),
            ["settings"] = SettingsTable.Of(lesson, seed, report.Iterations),
            ["traceSays"] = PageText.Escape(PageWords.TraceSays(lines)),
            ["traceName"] = PageText.Escape($"{lesson.Name}.csv"),
            ["traceData"] = "data:text/csv;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(report.Trace)),
            ["made"] = PageText.Escape(PageWords.MadeFrom(lesson, seed)),
        };
        foreach ((string place, string text) in PageWords.Report)
        {
            values.Add(place, PageText.Escape(text));
        }

        return PageTemplate.Fill("report.html", values);
    }

    private static string Rows(IReadOnlyList<(string Name, string Value)> rows) => "<table><tbody>\n" + string.Concat(rows.Select(
        row => $"<tr><th scope=\"row\">{PageText.Escape(row.Name)}</th><td>{PageText.Escape(row.Value)}</td></tr>\n")) + "</tbody></table>";

    private static string Figure(Report report, ReportFigure figure, Lesson lesson)
    {
        string caption = PageText.Escape(PageWords.CaptionOf(figure.Panel, lesson, report.HasBaselines, report.Iterations));
        string box = string.Create(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {figure.Picture.Width} {figure.Picture.Height}\"");
        return $"<figure><svg {box} role=\"img\" aria-label=\"{caption}\">{report.Elements.Markup(figure.Picture)}</svg>"
            + $"<figcaption>{caption}</figcaption></figure>\n";
    }

    private static string Verdict(Report report)
    {
        VerdictColumn[] columns =
            [.. Enum.GetValues<VerdictColumn>().Where(column => column != VerdictColumn.Floor || report.Floor is not null)];
        var table = new StringBuilder();
        table.Append("<div class=\"wide\"><table>\n");
        table.Append(CultureInfo.InvariantCulture, $"<thead><tr><th scope=\"col\">{PageText.Escape(PageWords.Run)}</th>");
        foreach (VerdictColumn column in columns)
        {
            string title = PageText.Escape(PageWords.TitleOf(column, report.Floor));
            table.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{title}</th>");
        }

        table.Append("</tr></thead>\n<tbody>\n");
        foreach ((string name, VerdictRow row) in report.Verdict)
        {
            table.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{PageText.Escape(name)}</th>");
            foreach (VerdictColumn column in columns)
            {
                table.Append(CultureInfo.InvariantCulture, $"<td>{PageText.Escape(Cell(row, column))}</td>");
            }

            table.Append("</tr>\n");
        }

        table.Append("</tbody></table></div>\n");
        if (report.VerdictWords.Length > 0)
        {
            table.Append(CultureInfo.InvariantCulture, $"<p class=\"words\">{PageText.Escape(report.VerdictWords)}.</p>\n");
        }

        return table.ToString();
    }

    private static string Cell(VerdictRow row, VerdictColumn column)
    {
        var line = new TextLine(stackalloc char[32]);
        row.Add(ref line, column, isLossShown: true);
        return line.Span.ToString();
    }
}
