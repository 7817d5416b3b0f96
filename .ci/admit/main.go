// Command admit holds Kubernetes objects to ValidatingAdmissionPolicies by the admission plugin of the API server
// itself: the same code that matches, binds and evaluates in a cluster, over policies from files.
//
//	admit POLICIES OBJECTS...
//
// It prints a JSON list with an entry for each file of objects: its path, and what the server says of each object
// that it refuses. Custom resources are passed over.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	admissionv1 "k8s.io/api/admissionregistration/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/api/meta/testrestmapper"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/admission/plugin/policy/validating"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizerfactory"
	dynamicfake "k8s.io/client-go/dynamic/fake"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes/fake"
	"k8s.io/client-go/kubernetes/scheme"
	"sigs.k8s.io/yaml"
)

type verdict struct {
	File    string   `json:"file"`
	Refused []string `json:"refused"`
}

func main() {
	if len(os.Args) < 3 {
		fail(fmt.Errorf("usage: admit POLICIES OBJECTS..."))
	}
	var verdicts []verdict
	server, err := newServer(os.Args[1], os.Args[2:])
	if err != nil {
		fail(err)
	}
	for _, file := range os.Args[2:] {
		refused, err := server.refused(file)
		if err != nil {
			fail(fmt.Errorf("%s: %w", file, err))
		}
		verdicts = append(verdicts, verdict{File: file, Refused: refused})
	}
	if err := json.NewEncoder(os.Stdout).Encode(verdicts); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "admit:", err)
	os.Exit(2)
}

type server struct {
	plugin *validating.Plugin
	mapper meta.RESTMapper
}

// newServer gives the plugin what a running API server would: the policies, their bindings, and the namespaces.
func newServer(policies string, files []string) (*server, error) {
	objects, err := read(policies)
	if err != nil {
		return nil, err
	}
	var known []runtime.Object
	for _, object := range objects {
		typed, err := scheme.Scheme.New(object.GroupVersionKind())
		if err != nil {
			return nil, err
		}
		if err := runtime.DefaultUnstructuredConverter.FromUnstructuredWithValidation(object.Object, typed, true); err != nil {
			return nil, fmt.Errorf("%s: %w", object.GetName(), err)
		}
		known = append(known, defaulted(typed))
	}
	for name := range namespaces(files) {
		labels := map[string]string{corev1.LabelMetadataName: name}
		known = append(known, &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name, Labels: labels}})
	}
	client := fake.NewClientset(known...)
	factory := informers.NewSharedInformerFactory(client, 0)
	mapper := testrestmapper.TestOnlyStaticRESTMapper(scheme.Scheme)
	plugin, err := validating.NewPlugin(nil)
	if err != nil {
		return nil, err
	}
	plugin.SetExternalKubeClientSet(client)
	plugin.SetExternalKubeInformerFactory(factory)
	plugin.SetRESTMapper(mapper)
	plugin.SetDynamicClient(dynamicfake.NewSimpleDynamicClient(scheme.Scheme))
	plugin.SetAuthorizer(authorizerfactory.NewAlwaysAllowAuthorizer())
	plugin.SetDrainedNotification(make(chan struct{}))
	plugin.SetEnabled(true)
	if err := plugin.ValidateInitialization(); err != nil {
		return nil, err
	}
	stop := context.Background().Done()
	factory.Start(stop)
	factory.WaitForCacheSync(stop)
	if !plugin.WaitForReady() {
		return nil, fmt.Errorf("the plugin does not become ready")
	}
	return &server{plugin: plugin, mapper: mapper}, nil
}

func namespaces(files []string) map[string]bool {
	found := map[string]bool{}
	for _, file := range files {
		objects, _ := read(file)
		for _, object := range objects {
			found[object.GetNamespace()] = true
		}
	}
	delete(found, "")
	return found
}

func (s *server) refused(file string) ([]string, error) {
	objects, err := read(file)
	if err != nil {
		return nil, err
	}
	refused := []string{}
	for _, object := range objects {
		kind := object.GroupVersionKind()
		if !scheme.Scheme.Recognizes(kind) {
			continue
		}
		mapping, err := s.mapper.RESTMapping(kind.GroupKind(), kind.Version)
		if err != nil {
			return nil, err
		}
		attributes := admission.NewAttributesRecord(
			&object, nil, kind, object.GetNamespace(), object.GetName(), mapping.Resource, "",
			admission.Create, &metav1.CreateOptions{}, false, &user.DefaultInfo{Name: "admit"},
		)
		interfaces := admission.NewObjectInterfacesFromScheme(scheme.Scheme)
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		err = s.plugin.Validate(ctx, attributes, interfaces)
		cancel()
		if err != nil {
			refused = append(refused, fmt.Sprintf("%s/%s: %s", object.GetKind(), object.GetName(), err))
		}
	}
	return refused, nil
}

func read(file string) ([]unstructured.Unstructured, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var objects []unstructured.Unstructured
	for _, document := range strings.Split("\n"+string(text), "\n---\n") {
		object := unstructured.Unstructured{}
		if err := yaml.Unmarshal([]byte(document), &object.Object); err != nil {
			return nil, err
		}
		if len(object.Object) > 0 {
			objects = append(objects, object)
		}
	}
	return objects, nil
}

// defaulted fills in what the API server does before it stores a policy: clients have no defaults.
func defaulted(object runtime.Object) runtime.Object {
	equivalent, all, fail := admissionv1.Equivalent, admissionv1.AllScopes, admissionv1.Fail
	matched := func(match *admissionv1.MatchResources) {
		if match.MatchPolicy == nil {
			match.MatchPolicy = &equivalent
		}
		if match.NamespaceSelector == nil {
			match.NamespaceSelector = &metav1.LabelSelector{}
		}
		if match.ObjectSelector == nil {
			match.ObjectSelector = &metav1.LabelSelector{}
		}
		for at := range match.ResourceRules {
			if match.ResourceRules[at].Scope == nil {
				match.ResourceRules[at].Scope = &all
			}
		}
	}
	switch one := object.(type) {
	case *admissionv1.ValidatingAdmissionPolicy:
		if one.Spec.FailurePolicy == nil {
			one.Spec.FailurePolicy = &fail
		}
		matched(one.Spec.MatchConstraints)
	case *admissionv1.ValidatingAdmissionPolicyBinding:
		if one.Spec.MatchResources != nil {
			matched(one.Spec.MatchResources)
		}
	}
	return object
}
