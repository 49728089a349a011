using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Files;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Files;

/// <summary>
/// What must hold between the keys of a lesson, beyond the type and range of each. A rule is checked where all keys that it needs
/// are known, whatever else is wrong.
/// </summary>
internal static class LessonRules
{
    private const string HiddenUnits = "model.hidden", InitialFile = "model.initial.file";

    /// <summary>Checks a lesson's rules.</summary>
    /// <param name="lesson">The lesson; what is unknown of it has any value.</param>
    /// <param name="mistakes">What is wrong and what is unknown already.</param>
    /// <returns>The lesson with what its files hold.</returns>
    /// <exception cref="LessonException">There are mistakes, those from before included.</exception>
    public static Lesson Checked(Lesson lesson, LessonMistakes mistakes)
    {
        var content = LessonContent.Read(lesson, mistakes, out TaskSizes sizes);
        IReadOnlyList<VariantCheck?> variants = LessonVariants.Check(lesson, mistakes, sizes);
        IEnumerable<LessonError> broken = lesson.Model.Check(mistakes).Concat(StopRules.Check(lesson, sizes, mistakes))
            .Concat(lesson.View.Check(mistakes, lesson.Model.Cell))
            .Concat(VerdictRules.Check(lesson, mistakes))
            .Concat(TextPanelRules.Check(lesson, mistakes))
            .Concat(DynamicsPanelRules.Check(lesson, mistakes))
            .Concat(StopClaims.Check(lesson, sizes, content?.Task, mistakes, variants));
        foreach (LessonError error in broken)
        {
            mistakes.Add(error);
        }

        if (mistakes.Knows("title") && string.IsNullOrWhiteSpace(lesson.Title))
        {
            mistakes.Add("title", "is empty", "a few words");
        }

        if (lesson.View.Unit > lesson.Model.Hidden && mistakes.Knows("view.unit", HiddenUnits))
        {
            mistakes.Add("view.unit", $"there is no unit {lesson.View.Unit}", $"1 to {lesson.Model.Hidden}");
        }

        CheckSizes(lesson, sizes, mistakes, [.. variants.Select(variant => variant?.Lesson ?? lesson)]);
        NetworkParameters? weights = ReadWeights(lesson, sizes, mistakes);
        LessonVariants.CheckNames(lesson, mistakes);
        foreach (VariantCheck? variant in variants)
        {
            variant?.Report(mistakes);
        }

        if (mistakes.Count > 0 || content is null)
        {
            throw new LessonException(lesson.Name, mistakes);
        }

        content.Take(weights);
        lesson = lesson with { Content = content, VariantLessons = [.. variants.Select(variant => variant!.Finish(content))] };
        content.Notes.AddRange(WeightNotes.Of(lesson));
        content.Files.AddRange(LessonFiles.Of(lesson));
        return lesson;
    }

    /// <summary>The rules between the network and the task: memory, and the states that the task begins with.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="sizes">What is known of the task.</param>
    /// <param name="mistakes">What is unknown; gets the mistakes.</param>
    /// <param name="beside">The runs that train beside it.</param>
    public static void CheckSizes(Lesson lesson, TaskSizes sizes, LessonMistakes mistakes, IReadOnlyList<Lesson> beside)
    {
        LessonMemory.Check(lesson, sizes, mistakes, beside: beside);
        if (sizes.InitialUnits is int units && mistakes.Knows(HiddenUnits) && units != lesson.Model.Hidden)
        {
            mistakes.Add("task.initialHidden", Counted.Of(units, "unit"), $"{lesson.Model.Hidden}, as many as model.hidden");
        }

        CheckInitialCell(lesson, sizes, mistakes);
        CheckLayer(lesson.Model, sizes.Layer, mistakes);
    }

    private static void CheckLayer(ModelSettings model, RecordedLayer? layer, LessonMistakes mistakes)
    {
        if (layer is null)
        {
            return;
        }

        Require("model.cell", model.Cell, layer.Cell);
        Require(HiddenUnits, model.Hidden, layer.Hidden);
        Require("model.bias", model.Bias, layer.Bias);
        Require("model.activation", model.Activation, layer.Activation);

        void Require<TValue>(string path, TValue given, TValue recorded)
        {
            if (mistakes.Knows(path) && !Equals(given, recorded))
            {
                mistakes.Add(path, $"{given}, but the recorded layer has {recorded}", $"{recorded}");
            }
        }
    }

    private static void CheckInitialCell(Lesson lesson, TaskSizes sizes, LessonMistakes mistakes)
    {
        const string Path = "task.initialCell";
        if (sizes.InitialCellUnits is not int units)
        {
            return;
        }

        if (mistakes.Knows("model.cell") && lesson.Model.Cell != CellKind.Lstm)
        {
            mistakes.Add(Path, "given, but only an LSTM has a cell state", "remove it, or set model.cell to lstm");
        }
        else if (mistakes.Knows(HiddenUnits) && units != lesson.Model.Hidden)
        {
            mistakes.Add(Path, Counted.Of(units, "unit"), $"{lesson.Model.Hidden}, as many as model.hidden");
        }
    }

    /// <summary>The weights of a file where the lesson begins with one; what is wrong with it is noted.</summary>
    public static NetworkParameters? ReadWeights(Lesson lesson, TaskSizes sizes, LessonMistakes mistakes)
    {
        InitialSettings initial = lesson.Model.Initial;
        if (initial is not { Kind: InitialKind.File, File: { } file } || !mistakes.Knows("model.initial.kind", InitialFile))
        {
            return null;
        }

        try
        {
            string path = lesson.Folder.Find(file);
            if (Directory.Exists(path))
            {
                mistakes.Add(InitialFile, $"{InputFile.Shown(path)} is a folder", "the path of an .npz file in it");
                return null;
            }

            if (!File.Exists(path))
            {
                mistakes.Add(InitialFile, $"there is no file {path}", "the path of an .npz file; a relative one starts at the lesson file");
                return null;
            }
        }
        catch (InputFileException e)
        {
            mistakes.Add(LessonError.OfFile(InitialFile, e));
            return null;
        }

        if (sizes is not { InputSize: { } D, OutputSize: { } O } || !mistakes.Knows(HiddenUnits, "model.bias", "model.cell"))
        {
            return null;
        }

        try
        {
            var weights = new NetworkParameters(lesson.Model.ShapeFor(D, O));
            initial.Fill(weights, lesson.Folder, lesson.Seed);
            return weights;
        }
        catch (LessonException e)
        {
            mistakes.Add(e.Errors[0]);
            return null;
        }
    }
}
