using System.Collections.Immutable;
using RnnViz.Lessons.Contrasts;
using RnnViz.Lessons.Errors;
using RnnViz.Views.Overlays;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

// several runs side by side: one comes, another goes to the front, one stays
public sealed partial class ProgramScene
{
    /// <summary>Opens the list of runs that can be seen beside this one; where there are several, one stays.</summary>
    private void ToggleContrast()
    {
        if (Lesson.Contrast.IsContrast)
        {
            string name = Lesson.Contrast.Front.Name;
            EndContrast();
            Lesson.Say($"One run again: {name}");
            return;
        }

        AskForRun();
    }

    /// <summary>Opens the list of runs, where there is a place for one more.</summary>
    private void AskForRun()
    {
        ShownContrast contrast = Lesson.Contrast;
        if (contrast.IsFull)
        {
            Lesson.Say("Three runs are the most that there is room for; V ends the contrast");
            return;
        }

        IReadOnlyList<ContrastChoice> choices = ContrastChoices.Of(Lesson.Training.Session);
        if (Lesson.Training.Session.IsRecorded)
        {
            choices = [.. choices.Where(choice => contrast.Runs.All(run => run.Training.Session.RecordingFolder != choice.Folder))];
            if (choices.Count == 0)
            {
                Lesson.Say($"Beside this folder lies no other recording of {Lesson.Training.Step.Timesteps} timesteps; "
                    + "--compare FOLDER takes one from anywhere");
                return;
            }
        }

        var list = new ContrastList(
            Lesson.Appearance, choices,
            Lesson.Training.Session.IsRecorded ? "Another recording beside this one"
                : contrast.IsContrast ? $"A third run: {contrast.Front.Name}, but …" : "A second run beside this one: the same, but …");
        list.Chosen += choice => Guard("another run", () => AddRun(choice));
        Lesson.Open(list);
    }

    private void AddRun(ContrastChoice choice)
    {
        try
        {
            Beside(choice);
        }
        catch (LessonException e)
        {
            Lesson.Say($"{choice.Name}: {e.Errors[0]}");
            return;
        }

        Lesson.Say($"Beside this run: {Lesson.Contrast.Runs[^1].Name}{WhichIterations}");
    }

    /// <summary>Shows another run beside the one in front; it is trained up to where that one stands.</summary>
    /// <param name="choice">By what it differs.</param>
    /// <exception cref="LessonException">The changed network cannot be.</exception>
    public void Beside(ContrastChoice choice)
    {
        if (choice.Folder is { } folder)
        {
            BesideRecording(folder);
            return;
        }

        ShownContrast contrast = Lesson.Contrast;
        Lessons.Files.Lesson[] beside = [.. contrast.Runs.Select(run => run.Training.Session.Lesson)];
        contrast.Add(ContrastChoices.Begin(Lesson.Training.Session, choice, beside));
        // what the dial gave Whh at the start it gives this run, too, where that starts with the same Whh
        ShownTraining front = Lesson.Training, added = contrast.Runs[^1].Training;
        if (added.Session.Lesson.Model.Initial == front.Session.Lesson.Model.Initial)
        {
            added.TakeDial(front.InitialDial);
        }

        ShowAgain();
    }

    /// <summary>Brings the next run of the contrast to the front, past those that are still behind.</summary>
    private void BringNextToFront()
    {
        ImmutableArray<ShownRun> runs = Lesson.Contrast.Runs;
        int front = Lesson.Contrast.Front.Index;
        BringToFront(Enumerable.Range(1, runs.Length - 1).Select(i => (front + i) % runs.Length)
            .FirstOrDefault(index => !runs[index].IsBehind, (front + 1) % runs.Length));
    }

    /// <summary>Brings a run of the contrast to the front, if it has come to where the others are; nothing else changes.</summary>
    private void BringToFront(int index)
    {
        ShownContrast contrast = Lesson.Contrast;
        if (contrast.Runs.Length < 2)
        {
            Lesson.Say("There is one run; V shows a second one beside it");
            return;
        }

        if (index == contrast.Front.Index)
        {
            return;
        }

        if (!contrast.TryBringToFront(index))
        {
            Lesson.Say($"{contrast.Runs[index].Name} is still being trained up to here; it can come to the front then");
            return;
        }

        ShowAgain();
        Lesson.Say($"In front: {contrast.Front.Name}");
    }

    /// <summary>Ends the contrast: the run in front stays.</summary>
    private void EndContrast()
    {
        ShownContrast contrast = Lesson.Contrast;
        if (Lesson.Training.Session.IsRecorded)
        {
            ShowRecordings([Lesson.Training.Session.Restart()], 0);
            return;
        }

        for (int i = contrast.Runs.Length - 1; i >= 0; i--)
        {
            if (!contrast.Runs[i].IsFront)
            {
                contrast.Remove(i);
            }
        }

        ShowAgain();
    }
}
